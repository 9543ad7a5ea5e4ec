using Engine.Accounts.Interactions;

namespace Engine.Api.Interactions;

/// <summary>An interaction as lists show it (API-20).</summary>
/// <param name="Outcome">Null until it has ended.</param>
/// <param name="Reason">Finer than the outcome, such as RingTimeout.</param>
/// <param name="HangUpSide">Who ended the answered call.</param>
/// <param name="LastEvent">Number of the latest event.</param>
internal record InteractionBody(
    string InteractionId,
    string FlowId,
    string FlowName,
    int FlowVersion,
    string FlowVersionId,
    string FlowExecutionId,
    string State,
    string? Outcome,
    string? Reason,
    string? Party,
    string? HangUpSide,
    string? DestinationNumber,
    string? OriginNumber,
    DateTimeOffset AcceptedAt,
    DateTimeOffset? EndedAt,
    long LastEvent)
{
    public static InteractionBody From(InteractionRow row) => new(
        row.Id,
        row.FlowId,
        row.FlowName,
        row.FlowVersion,
        row.FlowVersionId,
        row.FlowExecutionId,
        row.State,
        row.Outcome,
        row.Reason,
        row.Party,
        row.HangUpSide,
        row.DestinationNumber,
        row.OriginNumber,
        row.AcceptedAt,
        row.EndedAt,
        row.LastEvent);
}
