using Engine.Flows.Document;
using Engine.Flows.Facts;

namespace Engine.Flows.Report;

/// <summary>
/// The read side as a pure projection: event → changes of report rows and of the interaction's summary.
/// Applied in the transaction that appends the event, so that the report is never late.
/// </summary>
public static class InteractionReport
{
    /// <summary>Shown where a sensitive value would stand.</summary>
    public const string Masked = "***";

    private const string TriggerStep = "trigger";
    private const string TriggerTitle = "API request";

    /// <summary>Changes in the order they must be applied.</summary>
    public static IReadOnlyList<ReportChange> Project(InteractionEvent happened) => happened switch
    {
        InteractionEvent.InteractionAccepted e =>
        [
            new ReportChange.InteractionAdded(e.Identity, e.At) { Key = e.Key },
            new ReportChange.RowAdded(new ReportRow(0, TriggerStep, TriggerTitle, TriggerTitle, e.At)),
            .. Variables(e.Variables),
        ],
        InteractionEvent.ExecutionStarted e =>
        [
            new ReportChange.PhaseChanged(InteractionPhase.Running),
            new ReportChange.RowClosed(0, "ok", null, Milliseconds(e.AcceptedAt, e.At), []),
        ],
        InteractionEvent.StepEntered e => [new ReportChange.RowAdded(new ReportRow(e.Order, e.StepId, e.ComponentTitle, e.StepName, e.At))],
        InteractionEvent.StepLeft e =>
        [
            new ReportChange.RowClosed(e.Order, e.Exit, e.Reason, Milliseconds(e.EnteredAt, e.At), Mask(e.Assigned)),
            .. Variables(e.Assigned),
        ],
        InteractionEvent.InteractionEnded e => [new ReportChange.PhaseChanged(InteractionPhase.Ended), new ReportChange.Finished(e.Result, e.At)],
        _ => AttemptReport.Project(happened),
    };

    /// <summary>An event as it may be shown to people: sensitive values replaced.</summary>
    public static InteractionEvent ForPeople(InteractionEvent happened) => happened switch
    {
        InteractionEvent.InteractionAccepted e => e with { Variables = Mask(e.Variables), Key = e.Key is { } key ? key with { BodyHash = Masked } : null },
        InteractionEvent.StepLeft e => e with { Assigned = Mask(e.Assigned) },
        InteractionEvent.StepWaiting e => e with { Memory = null },
        InteractionEvent.DialRequested { Sensitive: true } e => e with { To = Masked },
        InteractionEvent.DialSubmitted { Sensitive: true } e => e with { Dial = e.Dial with { RequestUri = Masked, ToUri = Masked } },
        _ => happened,
    };

    private static VariableValue[] Mask(IReadOnlyList<VariableValue> variables) =>
        [.. variables.Select(v => v is { Sensitive: true, Value: not null } ? v with { Value = Masked } : v)];

    private static IEnumerable<ReportChange> Variables(IReadOnlyList<VariableValue> variables)
    {
        VariableValue[] shown = [.. variables.Where(v => !v.Sensitive)];
        return shown.Length > 0 ? [new ReportChange.VariablesSet(shown)] : [];
    }

    private static long Milliseconds(DateTimeOffset from, DateTimeOffset to) => Math.Max(0, (long)(to - from).TotalMilliseconds);
}

/// <summary>A row of the Studio-like execution report (FLOW-70), as far as it is known when its step is entered.</summary>
/// <param name="Order">step_execution_order, 0 = the trigger.</param>
/// <param name="StepId">Step id; "trigger" for the trigger.</param>
/// <param name="ComponentTitle">Kind for people.</param>
/// <param name="StepName">The author's name.</param>
/// <param name="Timestamp">UTC start of the step.</param>
public sealed record ReportRow(int Order, string StepId, string ComponentTitle, string StepName, DateTimeOffset Timestamp);
