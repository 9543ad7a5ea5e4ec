using Engine.Sip.Outcomes;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>The one result of a placed call (MAP-05).</summary>
public sealed record CallResult
{
    /// <summary>The exit of the flow, or Failed, or Cancelled.</summary>
    public required CallExit Exit { get; init; }

    /// <summary>The sub-reason.</summary>
    public required CallReason Reason { get; init; }

    /// <summary>Who is at fault, or who decided.</summary>
    public required Party Party { get; init; }

    /// <summary>The final status of the INVITE, or null when none came.</summary>
    public int? SipStatus { get; init; }

    /// <summary>Its phrase.</summary>
    public string? SipPhrase { get; init; }

    /// <summary>The Q.850 cause of a final response or BYE (RFC 3326), or null.</summary>
    public int? Q850 { get; init; }

    /// <summary>The text of the Reason header, or null.</summary>
    public string? ReasonText { get; init; }

    /// <summary>The next gateway of the same call may be tried: the table allows it and nothing rang.</summary>
    public bool Failover { get; init; }

    /// <summary>Calling the number again later is sensible.</summary>
    public bool RetryLater { get; init; }

    /// <summary>The number must not be called again automatically (607, 608).</summary>
    public bool NeverRetry { get; init; }

    /// <summary>Counts against the health of the trunk's gateway.</summary>
    public bool CountsAgainstTrunk { get; init; }

    /// <summary>The Retry-After of the final response, clamped to 1–300 s (CALL-53), or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>From the INVITE to the first sign of ringing (<see cref="ProgressSign"/>), or null when nothing rang.</summary>
    public long? PddMs { get; init; }

    /// <summary>From the first sign of ringing to the answer, the CANCEL or the final response; 0 when nothing rang.</summary>
    public long RingingMs { get; init; }

    /// <summary>From the INVITE to the 2xx, or null when not answered.</summary>
    public long? AnsweredMs { get; init; }

    /// <summary>From the 2xx to the end, 0 when not answered.</summary>
    public long TalkMs { get; init; }

    /// <summary>A 2xx came after our CANCEL or after the attempt was given up; the carrier may bill it (CALL-35).</summary>
    public bool AnsweredAfterCancel { get; init; }

    /// <summary>Who sent the first BYE, or the CANCEL; null when neither was sent. Who is at fault is <see cref="Party"/>, another fact (MAP-10).</summary>
    public HangUpSide? HangUpSide { get; init; }

    /// <summary>What was on the wire beside all this.</summary>
    public WireEvidence Evidence { get; init; } = new();

    /// <summary>INVITE transactions of this attempt, repeats after a challenge included.</summary>
    public int Invites { get; init; }
}
