using System.Globalization;
using Engine.Flows.Report;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>One step of one append: entered, left, or both.</summary>
internal sealed class StepChange(int order)
{
    public int Order { get; } = order;

    public ReportRow? Entered { get; init; }

    public ReportChange.RowClosed? Left { get; set; }

    /// <exception cref="InvalidDataException">There is no such interaction or no such step.</exception>
    public void Apply(SqliteSession session, long interaction)
    {
        if ((Entered is null ? Close(session, interaction) : Insert(session, interaction, Entered)) != 1)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture, $"Step {Order} of interaction {interaction}: the interaction was not accepted, or the step not entered."));
        }
    }

    private int Insert(SqliteSession session, long interaction, ReportRow row) => session.Prepare(
            "INSERT INTO report_rows (interaction, step_order, account_id, step_id, component_title, step_name, started_at, exit, reason, time_in_step_ms) " +
            "SELECT number, ?, account_id, ?, ?, ?, ?, ?, ?, ? FROM interactions WHERE number = ?")
        .With(row.Order).With(row.StepId).With(row.ComponentTitle).With(row.StepName).With(row.Timestamp)
        .With(Left?.Exit).With(Left?.Reason).With(Left?.TimeInStepMs).With(interaction).Run();

    private int Close(SqliteSession session, long interaction) => session.Prepare(
            "UPDATE report_rows SET exit = ?, reason = ?, time_in_step_ms = ? WHERE interaction = ? AND step_order = ?")
        .With(Left!.Exit).With(Left.Reason).With(Left.TimeInStepMs).With(interaction).With(Order).Run();
}
