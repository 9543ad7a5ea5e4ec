using Engine.Accounts.Interactions;
using Engine.Ports;
using Engine.Storage.Journal;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>Reads report rows. What belongs to the execution as a whole stands once, in the interaction's row, and is joined to each step.</summary>
internal static class ReportRows
{
    public const string Columns =
        "i.call_id, i.execution_id, i.id, i.destination, i.origin, i.flow_name, i.flow_id, i.flow_version, r.component_title, r.step_name, " +
        "r.exit, r.time_in_step_ms, r.started_at, i.ended_at, r.step_order, r.interaction, r.reason, r.step_id, r.assigned";

    public const string Tables = "report_rows r JOIN interactions i ON i.number = r.interaction";

    public const int InteractionColumn = 15;

    public static IReadOnlyList<StepRow> OfInteraction(SqliteSession session, long interaction)
    {
        var steps = new List<StepRow>();
        using var rows = session.Prepare($"SELECT {Columns} FROM {Tables} WHERE r.interaction = ? ORDER BY r.step_order").With(interaction);
        while (rows.Step())
        {
            steps.Add(Read(rows));
        }

        return steps;
    }

    public static StepRow Read(Statement row) => new(
        row.TextOrNull(0),
        row.Text(1),
        new InteractionId(row.Text(2)),
        row.TextOrNull(3),
        row.TextOrNull(4),
        row.Text(5),
        new FlowId(row.Text(6)),
        row.Int(7),
        row.Text(8),
        row.Text(9),
        row.TextOrNull(10),
        row.IsNull(11) ? null : TimeSpan.FromMilliseconds(row.Long(11)),
        row.Time(12),
        row.TimeOrNull(13),
        row.Int(14),
        row.TextOrNull(16))
    {
        StepId = row.Text(17), Assigned = AssignedText.Read(row.TextOrNull(18)),
    };
}
