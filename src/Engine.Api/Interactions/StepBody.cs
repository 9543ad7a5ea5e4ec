using Engine.Accounts.Interactions;

namespace Engine.Api.Interactions;

/// <summary>One executed step: a row of the report (FLOW-70).</summary>
/// <param name="CallId">SIP Call-ID; null before the first call.</param>
/// <param name="Exit">Null while the step is under way.</param>
/// <param name="TimeInStep">Seconds, with milliseconds; null while the step is under way.</param>
/// <param name="Timestamp">Start of the step.</param>
/// <param name="StepExecutionOrder">From 0, the trigger.</param>
/// <param name="Reason">Why this exit, where there is more to say: an error's cause, inside_business_hours; null otherwise.</param>
internal sealed record StepBody(
    string? CallId,
    string FlowExecutionId,
    string InteractionId,
    string? DestinationNumber,
    string? OriginNumber,
    string FlowName,
    string FlowId,
    int FlowVersion,
    string ComponentTitle,
    string StepName,
    string? Exit,
    decimal? TimeInStep,
    DateTimeOffset Timestamp,
    DateTimeOffset? FlowExecutionFinishedTime,
    int StepExecutionOrder,
    string? Reason)
{
    public static StepBody From(StepRow row) => new(
        row.CallId,
        row.FlowExecutionId,
        row.InteractionId,
        row.DestinationNumber,
        row.OriginNumber,
        row.FlowName,
        row.FlowId,
        row.FlowVersion,
        row.ComponentTitle,
        row.StepName,
        row.Exit,
        row.TimeInStep is { } time ? decimal.Round(time.Ticks / (decimal)TimeSpan.TicksPerSecond, 3) : null,
        row.Timestamp,
        row.FlowExecutionFinishedTime,
        row.StepExecutionOrder,
        row.Reason);
}
