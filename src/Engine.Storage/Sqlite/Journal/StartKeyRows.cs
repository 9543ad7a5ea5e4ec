using Engine.Flows.Facts;
using Engine.Flows.Report;
using Engine.Ports;
using Engine.Ports.Interactions;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>The table of start keys, in a transaction or a read that is under way.</summary>
internal static class StartKeyRows
{
    /// <summary>Rows that are too old, taken away with each new one: more than come, so the table never holds much more than what is kept.</summary>
    private const int SweptAtOnce = 8;

    public static StartedBefore? Find(SqliteSession session, AccountId account, FlowId flowId, string key, DateTimeOffset now)
    {
        using var row = session.Prepare(
                "SELECT interaction_id, flow_version_id, execution_id, body_hash FROM start_keys " +
                "WHERE account_id = ? AND flow_id = ? AND key = ? AND accepted_at > ?")
            .With(account.Value).With(flowId).With(key).With(now - IStartKeys.Kept);
        return row.Step() ? new StartedBefore(new InteractionId(row.Text(0)), row.Text(1), row.Text(2), row.Text(3)) : null;
    }

    /// <summary>Takes the place of a row with this key that is too old.</summary>
    public static void Insert(SqliteSession session, ReportChange.InteractionAdded added, StartKey key)
    {
        var identity = added.Identity;
        session.Prepare(
                "DELETE FROM start_keys WHERE (account_id, flow_id, key) IN " +
                "(SELECT account_id, flow_id, key FROM start_keys WHERE accepted_at <= ? ORDER BY accepted_at LIMIT ?)")
            .With(added.AcceptedAt - IStartKeys.Kept).With(SweptAtOnce).Run();
        session.Prepare(
                "INSERT OR REPLACE INTO start_keys (account_id, flow_id, key, body_hash, interaction_id, flow_version_id, execution_id, accepted_at) " +
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            .With(identity.AccountId).With(identity.FlowId).With(key.Key).With(key.BodyHash).With(identity.InteractionId).With(identity.FlowVersionId)
            .With(identity.ExecutionId).With(added.AcceptedAt).Run();
    }
}

/// <summary>Start keys in SQLite.</summary>
internal sealed class SqliteStartKeys(SqliteDatabase database) : IStartKeys
{
    public Task<StartedBefore?> FindAsync(AccountId accountId, FlowId flowId, string key, DateTimeOffset now, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => StartKeyRows.Find(session, accountId, flowId, key, now), cancellation);
}
