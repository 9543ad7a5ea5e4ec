namespace Engine.Actors.Ports.Configuration;

/// <summary>One INVITE of an interaction with its SIP evidence.</summary>
public sealed record InteractionAttempt
{
    /// <summary>Counts from 1 in an interaction.</summary>
    public required int Number { get; init; }

    public required string Step { get; init; }

    public required string CallId { get; init; }

    public required string FromTag { get; init; }

    public required string Branch { get; init; }

    public long CSeq { get; init; }

    public string? RequestUri { get; init; }

    public string? TrunkId { get; init; }

    /// <summary>Gateway the INVITE went to, "ip:port".</summary>
    public string? Destination { get; init; }

    public string? OriginNumber { get; init; }

    public string? DestinationNumber { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset? RingingAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Exit of the step, <c>error</c> or <c>indeterminate</c>; null while it is under way.</summary>
    public string? Exit { get; init; }

    public string? Reason { get; init; }

    public string? Party { get; init; }

    public int? SipStatus { get; init; }

    public string? SipPhrase { get; init; }

    /// <summary>Q.850 cause of the Reason header (RFC 6432).</summary>
    public int? Q850 { get; init; }

    public int? RingingMs { get; init; }

    public int? PostDialDelayMs { get; init; }

    /// <summary>A 2xx came after our CANCEL and was ended with ACK and BYE (sip.md CALL-30).</summary>
    public bool AnsweredAfterCancel { get; init; }

    public string? HangUpSide { get; init; }
}
