using Engine.Flows.Facts;
using Engine.Ports;

namespace Engine.Accounts.Interactions;

/// <summary>One INVITE of an interaction with its SIP evidence.</summary>
public sealed record InteractionAttempt
{
    /// <summary>Counts from 1 in an interaction.</summary>
    public required int Number { get; init; }

    /// <summary>Id of the step in the flow.</summary>
    public required string Step { get; init; }

    public string? CallId { get; init; }

    public string? FromTag { get; init; }

    public string? Branch { get; init; }

    public long CSeq { get; init; }

    public string? RequestUri { get; init; }

    public TrunkId? TrunkId { get; init; }

    /// <summary>Gateway the INVITE went to, "ip:port".</summary>
    public string? Destination { get; init; }

    public string? OriginNumber { get; init; }

    public string? DestinationNumber { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When the INVITE was stored, just before it left.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>The first sign of ringing: a 180, or a 183 with early media (CALL-03).</summary>
    public DateTimeOffset? RingingAt { get; init; }

    /// <summary>That sign was early media, not a 180.</summary>
    public bool EarlyMedia { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>
    /// <c>answered</c>, <c>invalid_number</c>, <c>busy</c>, <c>no_answer</c>, <c>invalid_outbound_number</c>, <c>error</c>, <c>cancelled</c>,
    /// <c>indeterminate</c>; null while it is under way.
    /// </summary>
    public string? Exit { get; init; }

    public string? Reason { get; init; }

    /// <summary>Who is at fault for the end, or decided it.</summary>
    public string? Party { get; init; }

    public int? SipStatus { get; init; }

    public string? SipPhrase { get; init; }

    /// <summary>Q.850 cause of the Reason header (RFC 6432).</summary>
    public int? Q850 { get; init; }

    public int? RingingMs { get; init; }

    public int? PostDialDelayMs { get; init; }

    /// <summary>Answer to end.</summary>
    public long? TalkMs { get; init; }

    /// <summary>A 2xx came after our CANCEL and was ended with ACK and BYE (CALL-35).</summary>
    public bool AnsweredAfterCancel { get; init; }

    /// <summary>Who sent the BYE or the CANCEL; null when neither was sent.</summary>
    public string? HangUpSide { get; init; }

    /// <summary>What else was on the wire; null when there is nothing to say.</summary>
    public CallEvidence? Evidence { get; init; }
}
