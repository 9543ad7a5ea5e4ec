using System.Text.Json;
using Engine.Accounts.Flows;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>Reads rows of the three flow tables. Drafts and versions are reached only through their flow, whose account must match.</summary>
internal static class FlowRows
{
    public const string DraftColumns = "d.flow_id, d.name, d.description, d.document, d.content_hash, d.faults, d.has_errors, d.etag, d.saved_at, d.based_on, d.saved_by, d.changed_by";
    public const string VersionColumns = "v.id, v.flow_id, v.number, v.state, v.name, v.content_hash, v.published_at, v.archived_at, v.message, v.published_by";

    /// <summary>Their one value is <see cref="CallsSince"/>.</summary>
    public const string SummaryColumns =
        "f.id, f.name, f.description, f.created_at, f.updated_at, d.flow_id IS NOT NULL, COALESCE(d.has_errors, 0), v.number, v.id, f.requires_green, " +
        "d.saved_at, v.published_at, " +
        "(SELECT count(*) FROM json_each(d.faults) WHERE json_extract(value, '$.severity') = 'error'), " +
        "(SELECT count(*) FROM json_each(d.faults) WHERE json_extract(value, '$.severity') = 'warning'), " +
        "(SELECT count(*) FROM flow_scenarios s WHERE s.flow_id = f.id), d.saved_by, v.published_by, f.labels, " +
        "(SELECT count(*) FROM interactions c WHERE c.account_id = f.account_id AND c.flow_id = f.id AND c.id >= ?)";

    public const string SummaryTables =
        "flows f LEFT JOIN flow_drafts d ON d.flow_id = f.id LEFT JOIN flow_versions v ON v.flow_id = f.id AND v.state = 'published'";

    /// <summary>The least id of an interaction that counts as one of the last seven days: ids begin with their time.</summary>
    public static string CallsSince(DateTimeOffset now) => IdTimes.AcceptedFrom(now.AddDays(-7));

    public static bool Exists(SqliteSession session, AccountId account, FlowId flowId)
    {
        using var row = session.Prepare("SELECT 1 FROM flows WHERE account_id = ? AND id = ?").With(account.Value).With(flowId);
        return row.Step();
    }

    public static FlowSummary? Summary(SqliteSession session, AccountId account, FlowId flowId, DateTimeOffset now)
    {
        using var row = session.Prepare($"SELECT {SummaryColumns} FROM {SummaryTables} WHERE f.account_id = ? AND f.id = ?")
            .With(CallsSince(now)).With(account.Value).With(flowId);
        return row.Step() ? ReadSummary(row) : null;
    }

    public static FlowDraft? Draft(SqliteSession session, AccountId account, FlowId flowId)
    {
        using var row = session.Prepare(
                $"SELECT {DraftColumns} FROM flow_drafts d JOIN flows f ON f.id = d.flow_id WHERE f.account_id = ? AND f.id = ?")
            .With(account.Value).With(flowId);
        return row.Step() ? ReadDraft(row) : null;
    }

    public static FlowVersionDocument? Version(SqliteSession session, AccountId account, FlowId flowId, int number) => OneVersion(
        session.Prepare(Versions + "f.account_id = ? AND f.id = ? AND v.number = ?").With(account.Value).With(flowId).With(number));

    public static FlowVersionDocument? Version(SqliteSession session, AccountId account, string versionId) => OneVersion(
        session.Prepare(Versions + "f.account_id = ? AND v.id = ?").With(account.Value).With(versionId));

    public static FlowVersionDocument? Published(SqliteSession session, AccountId account, FlowId flowId) => OneVersion(
        session.Prepare(Versions + "f.account_id = ? AND f.id = ? AND v.state = 'published'").With(account.Value).With(flowId));

    public static FlowVersion ReadVersion(Statement row) => new(
        row.Text(0), new FlowId(row.Text(1)), row.Int(2), StateOf(row.Text(3)), row.Text(4), row.Text(5), row.Time(6), row.TimeOrNull(7), row.Text(8)) { PublishedBy = row.TextOrNull(9) };

    private const string Versions = $"SELECT {VersionColumns}, v.document FROM flow_versions v JOIN flows f ON f.id = v.flow_id WHERE ";

    private static FlowVersionDocument? OneVersion(Statement statement)
    {
        using var row = statement;
        return row.Step() ? new FlowVersionDocument(ReadVersion(row), row.Text(10)) : null;
    }

    public static FlowSummary ReadSummary(Statement row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Time(3), row.Time(4), row.Bool(5), row.Bool(6), row.IntOrNull(7), row.TextOrNull(8), row.Bool(9))
    {
        SavedAt = row.TimeOrNull(10), PublishedAt = row.TimeOrNull(11), ErrorCount = row.Int(12), WarningCount = row.Int(13), Scenarios = row.Int(14), SavedBy = row.TextOrNull(15),
        PublishedBy = row.TextOrNull(16), Labels = LabelsOf(row.Text(17)), Calls7d = row.Int(18),
    };

    private static IReadOnlyList<string> LabelsOf(string text) => text == "[]" ? [] : JsonSerializer.Deserialize<string[]>(text)!;

    private static FlowDraft ReadDraft(Statement row) => new(
        new FlowId(row.Text(0)),
        new FlowContent(row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5), row.Bool(6)) { SavedBy = row.TextOrNull(10) },
        row.Text(7),
        row.Time(8),
        row.IntOrNull(9),
        row.TextOrNull(11) ?? "");

    private static FlowVersionState StateOf(string state) => state == "published" ? FlowVersionState.Published : FlowVersionState.Archived;
}
