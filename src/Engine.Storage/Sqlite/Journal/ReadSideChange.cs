using Engine.Flows.Facts;
using Engine.Flows.Report;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>
/// What the events of one append change on the read side, gathered so that each row is written once: a step entered and left in one
/// append is one insert. The projection itself is Engine.Flows' and pure; attempts and variables have no tables (see InteractionFold).
/// </summary>
internal sealed class ReadSideChange
{
    private readonly List<StepChange> _steps = [];
    private ReportChange.InteractionAdded? _added;
    private ReportChange.NumbersKnown? _numbers;
    private ReportChange.Finished? _finished;
    private InteractionPhase? _phase;
    private string? _callId;

    /// <summary>The flow of the interaction that begins here; null when none does.</summary>
    public string? BeginsOn => _added?.Identity.FlowId;

    /// <summary>True when the events change nothing that is read.</summary>
    public bool IsEmpty => _added is null && _numbers is null && _finished is null && _phase is null && _callId is null && _steps.Count == 0;

    public void Add(InteractionEvent happened)
    {
        foreach (var change in InteractionReport.Project(happened))
        {
            Add(change);
        }
    }

    /// <exception cref="InvalidDataException">The events belong to no accepted interaction.</exception>
    public void Apply(SqliteSession session, InteractionId interactionId)
    {
        var number = _added is not null
            ? Insert(session, interactionId, _added, number: null)
            : InteractionRows.NumberOf(session, interactionId)
                ?? throw new InvalidDataException($"Interaction {interactionId} was never accepted.");
        Change(session, number);
    }

    /// <summary>Writes all rows of an interaction anew, from all its events. It keeps its number, which page tokens name.</summary>
    /// <exception cref="InvalidDataException">The events do not begin with an acceptance, or not with this interaction's.</exception>
    public void Rebuild(SqliteSession session, InteractionId interactionId)
    {
        var number = InteractionRows.NumberOf(session, interactionId);
        if (number is { } known)
        {
            InteractionRows.Delete(session, known);
        }

        var added = _added ?? throw new InvalidDataException($"Interaction {interactionId} was never accepted.");
        Change(session, Insert(session, interactionId, added, number));
    }

    private void Change(SqliteSession session, long number)
    {
        if (_finished is not null)
        {
            Finish(session, number, _finished.Result, _finished.At);
        }

        if (_numbers is not null)
        {
            session.Prepare("UPDATE interactions SET destination = ?, origin = ? WHERE number = ?")
                .With(_numbers.Destination).With(_numbers.Origin).With(number).Run();
        }

        if (_phase is not null || _callId is not null)
        {
            session.Prepare("UPDATE interactions SET state = coalesce(?, state), call_id = coalesce(?, call_id) WHERE number = ?")
                .With(WireName.Of(_phase)).With(_callId).With(number).Run();
        }

        foreach (var step in _steps)
        {
            step.Apply(session, number);
        }
    }

    private void Add(ReportChange change)
    {
        switch (change)
        {
            case ReportChange.InteractionAdded added:
                _added = added;
                break;
            case ReportChange.RowAdded added:
                _steps.Add(new StepChange(added.Row.Order) { Entered = added.Row });
                break;
            case ReportChange.RowClosed closed:
                Step(closed.Order).Left = closed;
                break;
            case ReportChange.NumbersKnown numbers:
                _numbers = numbers;
                break;
            case ReportChange.CallIdKnown known:
                _callId = known.CallId;
                break;
            case ReportChange.PhaseChanged changed:
                _phase = changed.Phase;
                break;
            case ReportChange.Finished finished:
                _finished = finished;
                break;
            case ReportChange.VariablesSet or ReportChange.AttemptAdded or ReportChange.AttemptChanged:
                break;
            default:
                throw new ArgumentException($"No table takes {change.GetType()}.", nameof(change));
        }
    }

    private StepChange Step(int order)
    {
        var step = _steps.Find(known => known.Order == order);
        if (step is null)
        {
            _steps.Add(step = new StepChange(order));
        }

        return step;
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
}
