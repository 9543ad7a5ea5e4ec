using Engine.Flows.Facts;

namespace Engine.Ports.Calls;

/// <summary>
/// What telephony reports about one call. A placed call ends with exactly one <see cref="Failed"/> or <see cref="HungUp"/>; only the end of
/// a playback may still follow.
/// </summary>
/// <param name="At">When it happened, by the engine's clock.</param>
public abstract record CallEvent(DateTimeOffset At)
{
    /// <summary>A sign of ringing arrived (CALL-03): a 180, or a 183 with early media. Nothing else is reported so.</summary>
    /// <param name="SipStatus">180 or 183.</param>
    /// <param name="PostDialDelayMs">From the INVITE to the first sign of ringing, milliseconds; null with the ones after it.</param>
    public sealed record Ringing(DateTimeOffset At, int SipStatus, int? PostDialDelayMs = null) : CallEvent(At)
    {
        /// <summary>The sign is early media: the network lets the caller hear ringback or an announcement, and no phone was said to ring.</summary>
        public bool EarlyMedia { get; init; }
    }

    /// <summary>A 2xx was acknowledged and its media is usable: prompts may be played from now on (I7).</summary>
    public sealed record Answered(DateTimeOffset At, DialogFacts Dialog) : CallEvent(At);

    /// <summary>A playback came to its end, was stopped, or was cut off by the end of the call.</summary>
    public sealed record PlaybackEnded(DateTimeOffset At, long PlaybackId, long PlayedMs, long TotalMs, bool Completed) : CallEvent(At);

    /// <summary>A key went down, whichever way that came; reported once.</summary>
    public sealed record Digit(DateTimeOffset At, char Key) : CallEvent(At)
    {
        /// <summary>Never which one: keys must not reach a log.</summary>
        public override string ToString() => nameof(Digit);
    }

    /// <summary>The attempt ended without an answer that counts, with its evidence (MAP-05).</summary>
    public sealed record Failed(DateTimeOffset At, CallFailure Failure) : CallEvent(At);

    /// <summary>The answered call is over.</summary>
    /// <param name="Side">Who sent the BYE.</param>
    /// <param name="Reason">snake_case sub-reason (MAP-04), such as remote_hangup, media_lost or held.</param>
    /// <param name="Q850">Cause of the BYE's Reason header.</param>
    public sealed record HungUp(DateTimeOffset At, Party Side, string Reason, int? Q850) : CallEvent(At)
    {
        /// <summary>Who is at fault for the end, or decided it; null: the side that sent the BYE.</summary>
        public Party? AtFault { get; init; }

        /// <summary>What else was on the wire; null when there is nothing to say.</summary>
        public CallEvidence? Evidence { get; init; }
    }
}
