using Engine.Flows.Facts;
using Engine.Flows.Report;

namespace Engine.Storage.Journal;

/// <summary>
/// What the events of one append change on the read side, gathered so that each row is written once: a step entered and left in one
/// append is one insert. The projection itself is Engine.Flows' and pure; attempts and variables have no tables (see <see cref="InteractionFold"/>).
/// </summary>
internal sealed class ReadSideChange
{
    private readonly List<StepChange> _steps = [];
    private readonly List<CallTimes> _calls = [];

    public ReadSideChange()
    {
    }

    public ReadSideChange(IEnumerable<InteractionEvent> events)
    {
        foreach (var happened in events)
        {
            Add(happened);
        }
    }

    /// <summary>The interaction that begins here; null when none does.</summary>
    public ReportChange.InteractionAdded? Added { get; private set; }

    public ReportChange.NumbersKnown? Numbers { get; private set; }

    public ReportChange.Finished? Finished { get; private set; }

    public InteractionPhase? Phase { get; private set; }

    /// <summary>The last call to the contact that leaves here; null when none does.</summary>
    public ReportChange.ContactCalled? Called { get; private set; }

    /// <summary>What became of attempts, each once; those that are not the interaction's call change nothing.</summary>
    public IReadOnlyList<CallTimes> Calls => _calls;

    public IReadOnlyList<StepChange> Steps => _steps;

    /// <summary>True when the interaction's own row changes.</summary>
    public bool ChangesInteraction => Numbers is not null || Finished is not null || Phase is not null || Called is not null;

    /// <summary>True when the events change nothing that is read.</summary>
    public bool IsEmpty => Added is null && !ChangesInteraction && _steps.Count == 0 && _calls.Count == 0;

    public void Add(InteractionEvent happened)
    {
        foreach (var change in InteractionReport.Project(happened))
        {
            Add(change);
        }
    }

    private void Add(ReportChange change)
    {
        switch (change)
        {
            case ReportChange.InteractionAdded added:
                Added = added;
                break;
            case ReportChange.RowAdded added:
                _steps.Add(new StepChange(added.Row.Order) { Entered = added.Row });
                break;
            case ReportChange.RowClosed closed:
                Step(closed.Order).Left = closed;
                break;
            case ReportChange.NumbersKnown numbers:
                Numbers = numbers;
                break;
            case ReportChange.ContactCalled called:
                Called = called;
                break;
            case ReportChange.AttemptChanged { Change: { RingingAt: not null } or { AnsweredAt: not null } or { EndedAt: not null } } changed:
                Call(changed.Attempt).Add(changed.Change);
                break;
            case ReportChange.PhaseChanged changed:
                Phase = changed.Phase;
                break;
            case ReportChange.Finished finished:
                Finished = finished;
                break;
            case ReportChange.VariablesSet or ReportChange.AttemptAdded or ReportChange.AttemptChanged:
                break;
            default:
                throw new ArgumentException($"No table takes {change.GetType()}.", nameof(change));
        }
    }

    private CallTimes Call(int attempt)
    {
        var call = _calls.Find(known => known.Attempt == attempt);
        if (call is null)
        {
            _calls.Add(call = new CallTimes(attempt));
        }

        return call;
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
}

/// <summary>One step of one append: entered, left, or both.</summary>
internal sealed class StepChange(int order)
{
    public int Order { get; } = order;

    public ReportRow? Entered { get; init; }

    public ReportChange.RowClosed? Left { get; set; }
}

/// <summary>When an attempt rang, was answered and ended, as far as one append says.</summary>
internal sealed class CallTimes(int attempt)
{
    public int Attempt { get; } = attempt;

    public DateTimeOffset? RingingAt { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public void Add(AttemptChange change) =>
        (RingingAt, AnsweredAt, EndedAt) = (change.RingingAt ?? RingingAt, change.AnsweredAt ?? AnsweredAt, change.EndedAt ?? EndedAt);
}
