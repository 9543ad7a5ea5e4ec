using Engine.Ports;

namespace Engine.Accounts.Interactions;

/// <summary>An interaction as lists show it. Closed sets carry their wire names (API-22).</summary>
public sealed record InteractionRow
{
    public required string Id { get; init; }

    public required FlowId FlowId { get; init; }

    public required string FlowName { get; init; }

    public required int FlowVersion { get; init; }

    public required string FlowVersionId { get; init; }

    public required string FlowExecutionId { get; init; }

    /// <summary><c>accepted</c>, <c>running</c>, <c>ended</c>.</summary>
    public required string State { get; init; }

    /// <summary>Set once ended.</summary>
    public string? Outcome { get; init; }

    /// <summary>Sub-reason (MAP-02 to MAP-04).</summary>
    public string? Reason { get; init; }

    /// <summary>Who is at fault, or decided it.</summary>
    public string? Party { get; init; }

    /// <summary>Who sent the BYE or the CANCEL of the call that decides.</summary>
    public string? HangUpSide { get; init; }

    public string? DestinationNumber { get; init; }

    public string? OriginNumber { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Number of its latest event; events are numbered from 1 without gaps.</summary>
    public required long LastEvent { get; init; }
}
