using System.Text.Json.Serialization;
using Engine.Flows.Document;

namespace Engine.Flows.Facts;

/// <summary>One INVITE, tried or about to be.</summary>
public sealed record CallAttempt(int Number, int Order, LegRole Role, string From, string To, string? TrunkId, int RingSeconds, AttemptPhase Phase)
{
    /// <summary>The destination must not be shown.</summary>
    public bool Sensitive { get; init; }
    /// <summary>The attempt before it in the same call, over another gateway.</summary>
    public int? Continues { get; init; }
    public DialFacts? Dial { get; init; }
    public DialogFacts? Dialog { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateTimeOffset? RingingAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public int RingingMs { get; init; }
    public CallFailure? Failure { get; init; }
    public bool Indeterminate { get; init; }

    /// <summary>Who sent the BYE or the CANCEL.</summary>
    public Party? HungUpBy { get; init; }

    /// <summary>Who is at fault for the end of the answered call, or decided it.</summary>
    public Party? EndedBy { get; init; }
    public string? EndReason { get; init; }

    /// <summary>True while something may still happen on the wire for this attempt.</summary>
    public bool IsOpen => Phase != AttemptPhase.Closed;
}

/// <summary>Where a call attempt stands. Orphaned = lost in a restart, its far end may still be up.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<AttemptPhase>))]
public enum AttemptPhase
{
    Requested,
    Submitted,
    Ringing,
    Answered,
    Orphaned,
    Closed,
}
