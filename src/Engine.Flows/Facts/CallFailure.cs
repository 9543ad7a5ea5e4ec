using System.Text.Json.Serialization;
using Engine.Flows.Document;

namespace Engine.Flows.Facts;

/// <summary>Why an attempt did not lead to a conversation, with its evidence (MAP-05).</summary>
/// <param name="Exit">The exit it maps to; null for a technical failure.</param>
/// <param name="Reason">snake_case sub-reason: ring_timeout, declined, trunk_unavailable …</param>
/// <param name="Party">Party at fault.</param>
/// <param name="SipStatus">Final status, if one came.</param>
/// <param name="SipPhrase">Its reason phrase.</param>
/// <param name="Q850">Cause of a Reason header.</param>
/// <param name="Failover">True when the next gateway may be tried.</param>
/// <param name="Retry">True when calling the number again later makes sense.</param>
/// <param name="RingingMs">From the first sign of ringing to the end, milliseconds.</param>
/// <param name="PostDialDelayMs">From the INVITE to the first sign of ringing, milliseconds.</param>
/// <param name="AnsweredAfterCancel">A 2xx crossed our CANCEL and was ended at once.</param>
public sealed record CallFailure(
    CallExit? Exit, string Reason, Party Party, int? SipStatus = null, string? SipPhrase = null, int? Q850 = null,
    bool Failover = false, bool Retry = false, int RingingMs = 0, int? PostDialDelayMs = null, bool AnsweredAfterCancel = false)
{
    /// <summary>Who sent the CANCEL, or the BYE of an answer that did not count; null when neither was sent. At fault is <see cref="Party"/>.</summary>
    public Party? HungUpBy { get; init; }

    /// <summary>What else was on the wire; null when there is nothing to say.</summary>
    public CallEvidence? Evidence { get; init; }

    /// <summary>More about the reason, for people: characters of a first prompt that cannot be spoken.</summary>
    public string? Detail { get; init; }
}

/// <summary>Exits that a call attempt without an answer can map to; none of them means a technical failure.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<CallExit>))]
public enum CallExit
{
    InvalidNumber,
    Busy,
    NoAnswer,
    InvalidOutboundNumber,
}

/// <summary>Who is at fault, or who acted.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Party>))]
public enum Party
{
    Contact,
    Carrier,
    Trunk,
    Engine,
    Caller,
}
