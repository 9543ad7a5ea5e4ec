using Engine.Flows.Report;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>Writes what an event changes on the read side. The projection itself is Engine.Flows' and pure.</summary>
internal static class ReportTables
{
    public static void Apply(SqliteSession session, string persistenceId, ReportChange change)
    {
        switch (change)
        {
            case ReportChange.InteractionAdded added:
                Add(session, persistenceId, added);
                break;
            case ReportChange.RowAdded added:
                Add(session, persistenceId, added.Row);
                break;
            case ReportChange.RowClosed closed:
                session.Prepare(
                        "UPDATE report_rows SET exit = ?, reason = ?, time_in_step_ms = ? WHERE persistence_id = ? AND step_order = ?")
                    .With(closed.Exit).With(closed.Reason).With(closed.TimeInStepMs).With(persistenceId).With(closed.Order).Run();
                break;
            case ReportChange.NumbersKnown numbers:
                session.Prepare("UPDATE interactions SET destination = ?, origin = ? WHERE persistence_id = ?")
                    .With(numbers.Destination).With(numbers.Origin).With(persistenceId).Run();
                break;
            case ReportChange.CallIdKnown known:
                session.Prepare("UPDATE interactions SET call_id = ? WHERE persistence_id = ?").With(known.CallId).With(persistenceId).Run();
                break;
            case ReportChange.PhaseChanged changed:
                session.Prepare("UPDATE interactions SET state = ? WHERE persistence_id = ?")
                    .With(WireName.Of(changed.Phase)).With(persistenceId).Run();
                break;
            case ReportChange.Finished finished:
                Finish(session, persistenceId, finished);
                break;
            case ReportChange.VariablesSet or ReportChange.AttemptAdded or ReportChange.AttemptChanged:
                // Folded from the events when somebody looks (InteractionFold).
                break;
            default:
                throw new ArgumentException($"No table takes {change.GetType()}.", nameof(change));
        }
    }

    private static void Add(SqliteSession session, string persistenceId, ReportChange.InteractionAdded added)
    {
        var identity = added.Identity;
        session.Prepare(
                "INSERT INTO interactions (persistence_id, id, account_id, flow_id, flow_version_id, flow_version, flow_name, execution_id, " +
                "accepted_at, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'accepted')")
            .With(persistenceId).With(identity.InteractionId).With(identity.AccountId).With(identity.FlowId).With(identity.FlowVersionId)
            .With(identity.FlowVersion).With(identity.FlowName).With(identity.ExecutionId).With(added.AcceptedAt).Run();
    }

    private static void Add(SqliteSession session, string persistenceId, ReportRow row)
    {
        var added = session.Prepare(
                "INSERT INTO report_rows (persistence_id, step_order, account_id, step_id, component_title, step_name, started_at) " +
                "SELECT persistence_id, ?, account_id, ?, ?, ?, ? FROM interactions WHERE persistence_id = ?")
            .With(row.Order).With(row.StepId).With(row.ComponentTitle).With(row.StepName).With(row.Timestamp).With(persistenceId).Run();
        if (added != 1)
        {
            throw new InvalidDataException($"{persistenceId}: a step before the interaction was accepted.");
        }
    }

    private static void Finish(SqliteSession session, string persistenceId, ReportChange.Finished finished)
    {
        var result = finished.Result;
        session.Prepare(
                "UPDATE interactions SET state = 'ended', outcome = ?, reason = ?, party = ?, hang_up_side = ?, ended_at = ? WHERE persistence_id = ?")
            .With(WireName.Of(result.Outcome)).With(result.Reason).With(WireName.Of(result.Party)).With(WireName.Of(result.HungUpBy))
            .With(finished.At).With(persistenceId).Run();
    }
}
