using Engine.Ports;

namespace Engine.Accounts.Interactions;

/// <summary>One executed step: a row of the report (FLOW-70).</summary>
/// <param name="Exit">Null while the step is under way.</param>
/// <param name="TimeInStep">Null while the step is under way.</param>
/// <param name="Timestamp">Start of the step.</param>
/// <param name="StepExecutionOrder">From 0, the trigger.</param>
/// <param name="Reason">Sub-reason of the exit, such as why it is "error"; not a column of the CSV report.</param>
public sealed record StepRow(
    string? CallId,
    string FlowExecutionId,
    InteractionId InteractionId,
    string? DestinationNumber,
    string? OriginNumber,
    string FlowName,
    FlowId FlowId,
    int FlowVersion,
    string ComponentTitle,
    string StepName,
    string? Exit,
    TimeSpan? TimeInStep,
    DateTimeOffset Timestamp,
    DateTimeOffset? FlowExecutionFinishedTime,
    int StepExecutionOrder,
    string? Reason = null)
{
    /// <summary>Id of the step in the flow; "trigger" for the trigger.</summary>
    public required string StepId { get; init; }

    /// <summary>Variables that its outputs set, by name; sensitive values are masked. Empty while the step is under way.</summary>
    public required IReadOnlyDictionary<string, string?> Assigned { get; init; }

    /// <summary>More about the reason, such as the characters that cannot be spoken; only in the rows of one interaction.</summary>
    public string? ReasonDetail { get; init; }
}
