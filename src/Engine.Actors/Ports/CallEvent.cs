namespace Engine.Actors.Ports;

/// <summary>What telephony reports about one call. Exactly one <see cref="Ended"/> follows a placed call, and nothing after it.</summary>
/// <param name="At">When it happened, by the engine's clock.</param>
public abstract record CallEvent(DateTimeOffset At)
{
    /// <summary>An 18x arrived (RFC 3261 §21.1).</summary>
    /// <param name="SipStatus">180, 181, 182, 183.</param>
    /// <param name="EarlyMedia">The far end offers sound before the answer.</param>
    public sealed record Ringing(DateTimeOffset At, int SipStatus, bool EarlyMedia) : CallEvent(At);

    /// <summary>A 2xx was acknowledged and its media is usable: prompts may be played from now on (I7).</summary>
    public sealed record Answered(DateTimeOffset At, DialogFacts Dialog, string Codec, int RingingMs, int PostDialDelayMs) : CallEvent(At);

    /// <summary>A playback came to its end or was stopped.</summary>
    public sealed record PlaybackEnded(DateTimeOffset At, long PlaybackId, int PlayedMs, int TotalMs, bool Completed) : CallEvent(At);

    /// <summary>A key was pressed, whichever way it came; reported once.</summary>
    public sealed record Digit(DateTimeOffset At, char Key, int DurationMs) : CallEvent(At);

    /// <summary>The attempt or the call is over.</summary>
    public sealed record Ended(DateTimeOffset At, CallEnd End) : CallEvent(At);
}
