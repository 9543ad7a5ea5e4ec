using Engine.Accounts.Flows;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>
/// Which drafts and published versions refer to something of the account by its id or name. Archived versions do not count: nothing new starts
/// on them.
/// </summary>
internal static class FlowUses
{
    /// <summary>Flows that are named; more do not help the reader of the answer.</summary>
    private const int Max = 50;

    private static readonly string Select =
        "SELECT f.id, d.name, NULL FROM flow_drafts d JOIN flows f ON f.id = d.flow_id WHERE f.account_id = ?1 AND " + Refers("d.document")
        + " UNION ALL SELECT f.id, v.name, v.number FROM flow_versions v JOIN flows f ON f.id = v.flow_id "
        + "WHERE f.account_id = ?1 AND v.state = 'published' AND " + Refers("v.document") + " ORDER BY 1, 3 LIMIT ?5";

    /// <param name="member">Name of the setting that holds the reference.</param>
    /// <param name="within">Where that setting may stand, as a pattern of the path of the object it is in.</param>
    public static IReadOnlyList<FlowUse> Of(SqliteSession session, AccountId account, string member, string id, string name, string within = "*")
    {
        var uses = new List<FlowUse>();
        using var rows = session.Prepare(Select).With(account.Value).With(member).With(id).With(name).With(Max).With(within);
        while (rows.Step())
        {
            uses.Add(new FlowUse(new FlowId(rows.Text(0)), rows.Text(1), rows.IntOrNull(2)));
        }

        return uses;
    }

    /// <summary>
    /// A text that shows neither id nor name can only hold them escaped. So most documents are not read as JSON, which would hold up the one
    /// thread that writes. In those that are, only settings refer to things: inputs, outputs and exits bear names that the author chose.
    /// </summary>
    private static string Refers(string document) =>
        $"(instr({document}, ?3) > 0 OR instr({document}, ?4) > 0 OR instr({document}, '\\') > 0) AND EXISTS (" +
        $"SELECT 1 FROM json_tree(CASE WHEN json_valid({document}) THEN {document} ELSE '{{}}' END) t WHERE t.key = ?2 AND t.atom IN (?3, ?4) " +
        "AND t.path GLOB '$.steps.*.settings*' AND NOT t.path GLOB '*.settings.inputs' AND t.path GLOB ?6)";
}
