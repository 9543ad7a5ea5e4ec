using Engine.Flows.Document;
using Engine.Flows.Facts;

namespace Engine.Flows.Report;

/// <summary>One change of the read side that an event causes. Sensitive values never get this far.</summary>
public abstract record ReportChange
{
    /// <summary>A new interaction.</summary>
    public sealed record InteractionAdded(InteractionIdentity Identity, DateTimeOffset AcceptedAt) : ReportChange
    {
        /// <summary>The caller's key of its start; null when it gave none.</summary>
        public StartKey? Key { get; init; }
    }

    /// <summary>A new report row; its exit is not known yet.</summary>
    public sealed record RowAdded(ReportRow Row) : ReportChange;

    /// <summary>A row is complete.</summary>
    /// <param name="Order">step_execution_order.</param>
    /// <param name="Exit">Exit taken.</param>
    /// <param name="Reason">Sub-reason.</param>
    /// <param name="TimeInStepMs">Milliseconds.</param>
    /// <param name="Assigned">Variables set by the step's outputs; sensitive ones are masked.</param>
    public sealed record RowClosed(int Order, string Exit, string? Reason, long TimeInStepMs, IReadOnlyList<VariableValue> Assigned) : ReportChange;

    /// <summary>Destination and origin are known; they belong on every row of the execution and on the interaction.</summary>
    public sealed record NumbersKnown(string Destination, string Origin) : ReportChange;

    /// <summary>A call to the contact leaves: its SIP Call-ID belongs on every row of the execution, and from here on this attempt is the interaction's call.</summary>
    public sealed record ContactCalled(int Attempt, string CallId, string? TrunkId) : ReportChange;

    /// <summary>The interaction's state changed.</summary>
    public sealed record PhaseChanged(InteractionPhase Phase) : ReportChange;

    /// <summary>Variables that may be shown got values; sensitive ones are left out.</summary>
    public sealed record VariablesSet(IReadOnlyList<VariableValue> Variables) : ReportChange;

    /// <summary>A call attempt was opened.</summary>
    public sealed record AttemptAdded(AttemptRow Attempt) : ReportChange;

    /// <summary>An attempt changed; members that are null stay as they were.</summary>
    public sealed record AttemptChanged(int Attempt, AttemptChange Change) : ReportChange;

    /// <summary>The end: verdict on the interaction, flow_execution_finished_time on every row.</summary>
    public sealed record Finished(InteractionResult Result, DateTimeOffset At) : ReportChange;
}
