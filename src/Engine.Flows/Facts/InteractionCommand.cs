using Engine.Flows.Document;
using Engine.Flows.Walking;

namespace Engine.Flows.Facts;

/// <summary>What the world tells an interaction. Every command carries its own time; rules read no clock.</summary>
/// <param name="At">When it happened, by the clock of the node that runs the interaction.</param>
public abstract record InteractionCommand(DateTimeOffset At)
{
    /// <summary>The API request passed every check. The only command an interaction that does not exist yet takes.</summary>
    public sealed record Accept(DateTimeOffset At, InteractionIdentity Identity, IReadOnlyList<VariableValue> Variables) : InteractionCommand(At)
    {
        /// <summary>The caller's key of this start; null when it gave none.</summary>
        public StartKey? Key { get; init; }
    }

    /// <summary>Walk from the entry step until a step waits.</summary>
    public sealed record Begin(DateTimeOffset At) : InteractionCommand(At);

    /// <summary>The interaction was read back from its journal after a restart, a move to another node, or an append that failed.</summary>
    public sealed record Resume(DateTimeOffset At) : InteractionCommand(At)
    {
        /// <summary>Why the calls it had are lost: <see cref="Guards.EngineRestart"/> or <see cref="Guards.StoreUnavailable"/>.</summary>
        public string Cause { get; init; } = Guards.EngineRestart;
    }

    /// <summary>Someone asks to stop.</summary>
    /// <param name="At">When.</param>
    /// <param name="By">Who: client id or user, for the record.</param>
    public sealed record Cancel(DateTimeOffset At, string By) : InteractionCommand(At);

    /// <summary>The time of <see cref="InteractionRules.NextDeadline"/> has come. Early or stale ones change nothing.</summary>
    public sealed record DeadlineReached(DateTimeOffset At) : InteractionCommand(At);

    /// <summary>A call slot is reserved and its ids are minted; nothing has been sent.</summary>
    public sealed record DialPrepared(DateTimeOffset At, int Attempt, DialFacts Dial) : InteractionCommand(At);

    /// <summary>The call cannot even be tried: caller id not owned, no trunk, no resources, no further gateway.</summary>
    public sealed record DialRefused(DateTimeOffset At, int Attempt, CallFailure Failure) : InteractionCommand(At);

    /// <summary>A sign of ringing: a 180, or a 183 with early media (CALL-03).</summary>
    public sealed record Ringing(DateTimeOffset At, int Attempt, int SipStatus, int? PostDialDelayMs = null) : InteractionCommand(At)
    {
        /// <summary>The sign is early media.</summary>
        public bool EarlyMedia { get; init; }
    }

    /// <summary>A 2xx came and is acknowledged.</summary>
    public sealed record Answered(DateTimeOffset At, int Attempt, DialogFacts Dialog) : InteractionCommand(At);

    /// <summary>The attempt ended without an answer that counts.</summary>
    public sealed record CallFailed(DateTimeOffset At, int Attempt, CallFailure Failure) : InteractionCommand(At);

    /// <summary>An answered call is over.</summary>
    /// <param name="At">When.</param>
    /// <param name="Attempt">The leg.</param>
    /// <param name="Side">Who sent the BYE.</param>
    /// <param name="Reason">snake_case sub-reason: remote_hangup, media_timeout, session_expired, local_hangup …</param>
    /// <param name="Q850">Cause of the BYE's Reason header, if any.</param>
    /// <param name="Playback">How far the prompt had come that the hang-up cut off.</param>
    public sealed record HungUp(DateTimeOffset At, int Attempt, Party Side, string Reason, int? Q850 = null, PlaybackProgress? Playback = null)
        : InteractionCommand(At)
    {
        /// <summary>Who is at fault for the end, or decided it; null: the side that sent the BYE.</summary>
        public Party? AtFault { get; init; }

        /// <summary>What else was on the wire; null when there is nothing to say.</summary>
        public CallEvidence? Evidence { get; init; }
    }

    /// <summary>The far end of a call from before the restart is closed, or is given up on.</summary>
    public sealed record OrphanEnded(DateTimeOffset At, int Attempt) : InteractionCommand(At);

    /// <summary>The media plane finished or stopped a playback.</summary>
    public sealed record PlaybackEnded(DateTimeOffset At, long PlaybackId, long PlayedMs, long TotalMs, bool Completed) : InteractionCommand(At);

    /// <summary>The prompt could not be had: speech engine down, prompt missing, bad file, fetch failed.</summary>
    /// <param name="At">When.</param>
    /// <param name="PlaybackId">Of the <see cref="InteractionEffect.Play"/>.</param>
    /// <param name="Reason">snake_case: speech_failed, text_not_speakable, prompt_missing, prompt_unreadable, prompt_unreachable, media_failed …</param>
    public sealed record PlaybackFailed(DateTimeOffset At, long PlaybackId, string Reason) : InteractionCommand(At)
    {
        /// <summary>More about the reason, for people: characters that cannot be spoken. Never a value that is sensitive.</summary>
        public string? Detail { get; init; }
    }

    /// <summary>The answer to an effect that carried a token; answers to a token nobody waits for are ignored.</summary>
    public abstract record Reply(DateTimeOffset At, long Token) : InteractionCommand(At)
    {
        /// <summary>Never what it carries: keys, speech and answers must not reach a log.</summary>
        public sealed override string ToString() => FormattableString.Invariant($"{GetType().Name} {Token}");
    }

    /// <summary>An effect could not be carried out.</summary>
    /// <param name="At">When.</param>
    /// <param name="Token">Of the effect.</param>
    /// <param name="Reason">snake_case sub-reason for the report.</param>
    public sealed record EffectFailed(DateTimeOffset At, long Token, string Reason) : Reply(At, Token)
    {
        /// <summary>More about the reason, for people: characters of a prompt that cannot be spoken. Never a value that is sensitive.</summary>
        public string? Detail { get; init; }
    }

    /// <summary>Which of the enabled rules is next, counted from 0.</summary>
    public sealed record SplitDrawn(DateTimeOffset At, long Token, int Choice) : Reply(At, Token);

    /// <summary>Keys were collected, as <see cref="KeyCollection"/> says.</summary>
    /// <param name="At">When.</param>
    /// <param name="Token">Of the effect.</param>
    /// <param name="Digits">Keys without the ending key.</param>
    /// <param name="Complete">False when time was up or the ending key came first.</param>
    public sealed record KeysCollected(DateTimeOffset At, long Token, string Digits, bool Complete) : Reply(At, Token);

    /// <summary>Listening is over.</summary>
    /// <param name="At">When.</param>
    /// <param name="Token">Of the effect.</param>
    /// <param name="Text">The words understood; null or empty when nothing was said.</param>
    public sealed record SpeechHeard(DateTimeOffset At, long Token, string? Text) : Reply(At, Token);

    /// <summary>An effect took longer than its own time limit.</summary>
    public sealed record EffectTimedOut(DateTimeOffset At, long Token) : Reply(At, Token);

    /// <summary>A service answered, whatever the status.</summary>
    /// <param name="At">When.</param>
    /// <param name="Token">Of the effect.</param>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Body">UTF-8, of an answer of at most 1 MiB.</param>
    public sealed record ServiceAnswered(DateTimeOffset At, long Token, int Status, ReadOnlyMemory<byte> Body) : Reply(At, Token)
    {
        /// <summary>Why the body cannot be read (charset_unknown), null when it can or there is none.</summary>
        public string? Fault { get; init; }
    }

    /// <summary>A function returned; its outputs as text.</summary>
    public sealed record FunctionReturned(DateTimeOffset At, long Token, IReadOnlyDictionary<string, string?> Outputs) : Reply(At, Token);

    /// <summary>It is this interaction's turn to ring a group.</summary>
    /// <param name="At">When.</param>
    /// <param name="Token">Of the effect.</param>
    /// <param name="Members">Numbers and SIP addresses in ringing order, those who talk left out; null or empty when there is no such group.</param>
    /// <param name="Engaged">How many were left out.</param>
    public sealed record RingGroupJoined(DateTimeOffset At, long Token, IReadOnlyList<string>? Members, int Engaged = 0) : Reply(At, Token);
}
