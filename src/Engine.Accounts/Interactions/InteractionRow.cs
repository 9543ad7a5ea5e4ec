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

    /// <summary>Where it stands between accepted and ended, finer than the state: one of <see cref="InteractionPhases"/>.</summary>
    public required string Phase { get; init; }

    /// <summary>Id of the step it is in; null once ended.</summary>
    public string? CurrentStep { get; init; }

    /// <summary>Trunk of the latest call to the contact; null while none has left.</summary>
    public TrunkId? TrunkId { get; init; }

    /// <summary>When the latest call to the contact was answered; null when it was not.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

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

/// <summary>Where an interaction stands, told by its latest call to the contact.</summary>
public static class InteractionPhases
{
    /// <summary>Stored, not begun.</summary>
    public const string Queued = "queued";

    /// <summary>Its steps run; no call to the contact has left.</summary>
    public const string Preparing = "preparing";

    /// <summary>The INVITE has left.</summary>
    public const string Dialling = "dialling";

    public const string Ringing = "ringing";
    public const string Talking = "talking";

    /// <summary>The call is over, its steps still run.</summary>
    public const string AfterCall = "after_call";

    public const string Ended = "ended";

    /// <summary>The phase of these facts; each is about the latest call to the contact.</summary>
    /// <param name="state"><c>accepted</c>, <c>running</c>, <c>ended</c>.</param>
    /// <param name="called">It has left.</param>
    /// <param name="rang">There was a sign of ringing.</param>
    /// <param name="answered">It was answered.</param>
    /// <param name="over">It has ended.</param>
    public static string Of(string state, bool called, bool rang, bool answered, bool over) => (state, called, rang, answered, over) switch
    {
        ("accepted", _, _, _, _) => Queued,
        ("ended", _, _, _, _) => Ended,
        (_, false, _, _, _) => Preparing,
        (_, _, _, _, true) => AfterCall,
        (_, _, _, true, _) => Talking,
        (_, _, true, _, _) => Ringing,
        _ => Dialling,
    };
}
