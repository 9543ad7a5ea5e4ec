using System.Globalization;
using Engine.Flows.Facts;
using Engine.Flows.Report;
using Engine.Ports;
using Engine.Storage.Journal;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>Writes what an append changes on the read side into its tables, in a transaction that is under way.</summary>
internal static class ReadSideRows
{
    /// <exception cref="InvalidDataException">The events belong to no accepted interaction.</exception>
    public static void Apply(SqliteSession session, InteractionId interactionId, ReadSideChange change)
    {
        var number = change.Added is { } added
            ? Insert(session, interactionId, added, number: null)
            : InteractionRows.NumberOf(session, interactionId)
                ?? throw new InvalidDataException($"Interaction {interactionId} was never accepted.");
        Change(session, number, change);
    }

    /// <summary>Writes all rows of an interaction anew, from all its events. It keeps its number, which page tokens name.</summary>
    /// <exception cref="InvalidDataException">The events do not begin with an acceptance, or not with this interaction's.</exception>
    public static void Rebuild(SqliteSession session, InteractionId interactionId, ReadSideChange change)
    {
        var number = InteractionRows.NumberOf(session, interactionId);
        if (number is { } known)
        {
            InteractionRows.Delete(session, known);
        }

        var added = change.Added ?? throw new InvalidDataException($"Interaction {interactionId} was never accepted.");
        Change(session, Insert(session, interactionId, added, number), change);
    }

    private static void Change(SqliteSession session, long number, ReadSideChange change)
    {
        if (change.Finished is { } finished)
        {
            Finish(session, number, finished.Result, finished.At);
        }

        if (change.Numbers is { } numbers)
        {
            session.Prepare("UPDATE interactions SET destination = ?, origin = ? WHERE number = ?")
                .With(numbers.Destination).With(numbers.Origin).With(number).Run();
        }

        if (change.Phase is not null)
        {
            session.Prepare("UPDATE interactions SET state = ? WHERE number = ?").With(WireName.Of(change.Phase)).With(number).Run();
        }

        if (change.Called is { } called)
        {
            session.Prepare(
                    "UPDATE interactions SET call_id = ?, trunk_id = ?, contact_attempt = ?, ringing_at = NULL, answered_at = NULL, call_ended_at = NULL " +
                    "WHERE number = ?")
                .With(called.CallId).With(called.TrunkId).With(called.Attempt).With(number).Run();
        }

        foreach (var call in change.Calls)
        {
            session.Prepare(
                    "UPDATE interactions SET ringing_at = coalesce(?, ringing_at), answered_at = coalesce(?, answered_at), " +
                    "call_ended_at = coalesce(?, call_ended_at) WHERE number = ? AND contact_attempt = ?")
                .With(call.RingingAt).With(call.AnsweredAt).With(call.EndedAt).With(number).With(call.Attempt).Run();
        }

        foreach (var step in change.Steps)
        {
            Apply(session, number, step);
        }
    }

    private static long Insert(SqliteSession session, InteractionId interactionId, ReportChange.InteractionAdded added, long? number)
    {
        var identity = added.Identity;
        if (identity.InteractionId != interactionId.Value)
        {
            throw new InvalidDataException($"Interaction {identity.InteractionId} is stored under the id of {interactionId}.");
        }

        session.Prepare(
                "INSERT INTO interactions (number, id, account_id, flow_id, flow_version_id, flow_version, flow_name, execution_id, accepted_at, state) " +
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'accepted')")
            .With(number).With(identity.InteractionId).With(identity.AccountId).With(identity.FlowId).With(identity.FlowVersionId)
            .With(identity.FlowVersion).With(identity.FlowName).With(identity.ExecutionId).With(added.AcceptedAt).Run();
        return session.LastRowId;
    }

    private static void Finish(SqliteSession session, long number, InteractionResult result, DateTimeOffset at) => session.Prepare(
            "UPDATE interactions SET outcome = ?, reason = ?, party = ?, hang_up_side = ?, ended_at = ? WHERE number = ?")
        .With(WireName.Of(result.Outcome)).With(result.Reason).With(WireName.Of(result.Party)).With(WireName.Of(result.HungUpBy))
        .With(at).With(number).Run();

    /// <exception cref="InvalidDataException">There is no such interaction or no such step.</exception>
    private static void Apply(SqliteSession session, long interaction, StepChange step)
    {
        if ((step.Entered is null ? Close(session, interaction, step.Left!) : Insert(session, interaction, step.Entered, step.Left)) != 1)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture, $"Step {step.Order} of interaction {interaction}: the interaction was not accepted, or the step not entered."));
        }
    }

    private static int Insert(SqliteSession session, long interaction, ReportRow row, ReportChange.RowClosed? left) => session.Prepare(
            "INSERT INTO report_rows (interaction, step_order, account_id, step_id, component_title, step_name, started_at, exit, reason, time_in_step_ms, assigned) " +
            "SELECT number, ?, account_id, ?, ?, ?, ?, ?, ?, ?, ? FROM interactions WHERE number = ?")
        .With(row.Order).With(row.StepId).With(row.ComponentTitle).With(row.StepName).With(row.Timestamp)
        .With(left?.Exit).With(left?.Reason).With(left?.TimeInStepMs).With(AssignedText.Of(left)).With(interaction).Run();

    private static int Close(SqliteSession session, long interaction, ReportChange.RowClosed left) => session.Prepare(
            "UPDATE report_rows SET exit = ?, reason = ?, time_in_step_ms = ?, assigned = ? WHERE interaction = ? AND step_order = ?")
        .With(left.Exit).With(left.Reason).With(left.TimeInStepMs).With(AssignedText.Of(left)).With(interaction).With(left.Order).Run();
}
