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
    public void Apply(SqliteSession session, long stream)
    {
        if ((Entered is null ? Close(session, stream) : Insert(session, stream, Entered)) != 1)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture, $"Step {Order} of stream {stream}: the interaction was not accepted, or the step not entered."));
        }
    }

    private int Insert(SqliteSession session, long stream, ReportRow row) => session.Prepare(
            "INSERT INTO report_rows (stream, step_order, account_id, step_id, component_title, step_name, started_at, exit, reason, time_in_step_ms) " +
            "SELECT stream, ?, account_id, ?, ?, ?, ?, ?, ?, ? FROM interactions WHERE stream = ?")
        .With(row.Order).With(row.StepId).With(row.ComponentTitle).With(row.StepName).With(row.Timestamp)
        .With(Left?.Exit).With(Left?.Reason).With(Left?.TimeInStepMs).With(stream).Run();

    private int Close(SqliteSession session, long stream) => session.Prepare(
            "UPDATE report_rows SET exit = ?, reason = ?, time_in_step_ms = ? WHERE stream = ? AND step_order = ?")
        .With(Left!.Exit).With(Left.Reason).With(Left.TimeInStepMs).With(stream).With(Order).Run();
}
