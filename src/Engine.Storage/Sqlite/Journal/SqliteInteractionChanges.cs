using Engine.Accounts.Interactions;
using Engine.Ports;
using Engine.Storage.Journal;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>The journal as a feed. Nothing is written for it: the order of events over all ids is there already, and the one writer commits in it.</summary>
internal sealed class SqliteInteractionChanges(SqliteDatabase database) : IInteractionChanges
{
    /// <summary>Events read at once.</summary>
    private const int ReadMax = 500;

    public Task<long> NewestAsync(CancellationToken cancellation) => database.Readers.ReadAsync(Newest, cancellation);

    public Task<InteractionChanges> ReadAsync(AccountId account, InteractionId? only, long after, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => Read(session, account, only, after), cancellation);

    public Task NextCommit() => database.Writer.Commits.Next();

    private static InteractionChanges Read(SqliteSession session, AccountId account, InteractionId? only, long after)
    {
        var newest = Newest(session);
        var items = new List<InteractionChange>();
        if (newest > after)
        {
            // CROSS JOIN keeps SQLite to the order of the tables: from the few new events to their interactions.
            var query = session.Prepare(
                $"SELECT {SqliteInteractionReader.Columns}, j.ordering, j.sequence_number FROM journal j CROSS JOIN interactions i " +
                $"ON i.id = substr(j.persistence_id, {EncodedBatch.InteractionPrefix.Length + 1}) " +
                $"WHERE j.ordering > ? AND j.ordering <= ? AND i.account_id = ?{(only is null ? "" : " AND i.id = ?")} ORDER BY j.ordering LIMIT ?")
                .With(after).With(newest).With(account.Value);
            using var rows = (only is { } one ? query.With(one.Value) : query).With(ReadMax);
            while (rows.Step())
            {
                items.Add(new InteractionChange(
                    rows.Long(SqliteInteractionReader.ColumnCount), rows.Long(SqliteInteractionReader.ColumnCount + 1), SqliteInteractionReader.Read(rows)));
            }
        }

        var hasMore = items.Count == ReadMax;
        return new InteractionChanges(items, hasMore ? items[^1].Position : Math.Max(newest, after), hasMore);
    }

    private static long Newest(SqliteSession session)
    {
        using var row = session.Prepare("SELECT max(ordering) FROM journal");
        return row.Step() && !row.IsNull(0) ? row.Long(0) : 0;
    }
}
