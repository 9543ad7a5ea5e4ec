using Engine.Accounts.Flows;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>
/// Which drafts and published versions refer to something of the account by its id or name, from a table that is kept with them: removing a
/// prompt must not read every document of the account on the one thread that writes. Archived versions do not count: nothing new starts on them.
/// </summary>
internal static class FlowUses
{
    /// <summary>Flows that are named; more do not help the reader of the answer.</summary>
    private const int Max = 50;

    /// <summary>Stands for the draft among the numbers of versions.</summary>
    private const int Draft = 0;

    /// <param name="member">One of <see cref="DocumentUses"/>.</param>
    public static IReadOnlyList<FlowUse> Of(SqliteSession session, AccountId account, string member, string id, string name)
    {
        var uses = new List<FlowUse>();
        using var rows = session.Prepare(
                "SELECT DISTINCT u.flow_id, coalesce(d.name, v.name), nullif(u.version, 0) FROM flow_uses u " +
                "LEFT JOIN flow_drafts d ON d.flow_id = u.flow_id AND u.version = 0 " +
                "LEFT JOIN flow_versions v ON v.flow_id = u.flow_id AND v.number = u.version " +
                "WHERE u.account_id = ? AND u.member = ? AND u.value IN (?, ?) ORDER BY 1, 3 LIMIT ?")
            .With(account.Value).With(member).With(id).With(name).With(Max);
        while (rows.Step())
        {
            uses.Add(new FlowUse(new FlowId(rows.Text(0)), rows.Text(1), rows.IntOrNull(2)));
        }

        return uses;
    }

    /// <summary>What the draft refers to from now on.</summary>
    public static void Put(SqliteSession session, FlowId flowId, IReadOnlySet<(string Member, string Value)> uses)
    {
        Drop(session, flowId, Draft);
        foreach (var (member, value) in uses)
        {
            session.Prepare("INSERT INTO flow_uses (account_id, member, value, flow_id, version) SELECT account_id, ?, ?, id, 0 FROM flows WHERE id = ?")
                .With(member).With(value).With(flowId).Run();
        }
    }

    /// <summary>The draft has become the published version.</summary>
    public static void Publish(SqliteSession session, FlowId flowId)
    {
        session.Prepare("DELETE FROM flow_uses WHERE flow_id = ? AND version > 0").With(flowId).Run();
        session.Prepare("UPDATE flow_uses SET version = (SELECT last_version FROM flows WHERE id = flow_uses.flow_id) WHERE flow_id = ?").With(flowId).Run();
    }

    public static void Discard(SqliteSession session, FlowId flowId) => Drop(session, flowId, Draft);

    public static void Archive(SqliteSession session, FlowId flowId, int version) => Drop(session, flowId, version);

    private static void Drop(SqliteSession session, FlowId flowId, int version) =>
        session.Prepare("DELETE FROM flow_uses WHERE flow_id = ? AND version = ?").With(flowId).With(version).Run();
}
