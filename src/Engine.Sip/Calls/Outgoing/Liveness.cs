using Engine.Sip.Methods;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>How long a line may be silent or held. Ticks; 0 for <see cref="Silence"/> means that silence ends nothing.</summary>
/// <param name="FirstSound">Until the first packet after the answer.</param>
/// <param name="Silence">Between two packets (RTP-30).</param>
/// <param name="Hold">From the moment the peer holds the line (RTP-32).</param>
internal readonly record struct LivenessLimits(long FirstSound, long Silence, long Hold);

/// <summary>What one step of <see cref="Liveness"/> asks for.</summary>
/// <param name="Next">The state after it.</param>
/// <param name="Ask">Ask the peer in the dialog whether it is there (OPTIONS).</param>
/// <param name="End">End the call for this cause; null to go on.</param>
internal readonly record struct LivenessStep(Liveness Next, bool Ask = false, HangUpCause? End = null);

/// <summary>
/// Whether anybody is at the far end of an answered call (RTP-30 to RTP-34, DLG-20). Looked at once a second; the clock and the facts come in, questions
/// and ends go out. A silent line is never ended before its peer was asked.
/// <code>
///                    answered           481, 408     no answer, ICMP on SIP
/// prompt plays       go on              end          go on; with ICMP on RTP too: end
/// contact awaited    go on, ask again   end          end once the limit was waited for without a prompt
/// held, in its time  go on, ask again   end          end
/// held, time is up   end as held        end          end
/// </code>
/// </summary>
internal readonly record struct Liveness
{
    /// <summary>A bridge without a packet either way for so many times the limit is over, whatever the dialogs say.</summary>
    internal const int BridgePatience = 5;

    /// <summary>How often a held line, or one whose RTP is bounced, is asked about when silence ends nothing.</summary>
    internal const long UsualAsk = 60 * TimeSpan.TicksPerSecond;

    /// <summary>While we send, RTP is bounced with every packet; an older error is one of the past.</summary>
    private const long BouncedLately = 5 * TimeSpan.TicksPerSecond;

    private LineFacts Line { get; init; }

    /// <summary>When the line was last looked at.</summary>
    private long At { get; init; }

    private bool HasHeard { get; init; }

    /// <summary>Since the last sign of life or the last outcome of a question: when it has lasted, the next question is due.</summary>
    private long Quiet { get; init; }

    /// <summary>How long the contact was waited for since the last sign of life or answer; prompts do not count.</summary>
    private long Awaited { get; init; }

    private long HeldFor { get; init; }

    private long BridgeQuiet { get; init; }

    private long? BouncedAt { get; init; }

    private bool IsAsking { get; init; }

    private bool AliveSinceAsk { get; init; }

    /// <summary>The last question had no answer, and nothing has come since.</summary>
    private bool IsUnanswered { get; init; }

    private bool IsSipUnreachable { get; init; }

    private bool AskedForDrain { get; init; }

    private bool IsWaitedFor => Line is { IsAwaited: true, IsPlaying: false, IsHeld: false };

    /// <summary>A line that was never heard is named otherwise than one that fell silent.</summary>
    private HangUpCause Cause => HasHeard || Line.IsHeld ? HangUpCause.MediaLost : HangUpCause.MediaTimeout;

    /// <summary>The call was answered now.</summary>
    internal static Liveness Begin(long now, in LineFacts line) => new() { At = now, Line = line };

    /// <summary>A second or so has passed.</summary>
    /// <param name="now">The time, ticks of a monotonic clock.</param>
    /// <param name="line">The facts now.</param>
    /// <param name="limits">How long a line may be silent or held.</param>
    /// <param name="isDraining">The process waits for its calls to end: whoever may be gone is asked at once (RTP-34).</param>
    internal LivenessStep Look(long now, in LineFacts line, in LivenessLimits limits, bool isDraining)
    {
        var next = Pass(now, line);
        if (next.Ends(limits, isDraining) is { } cause)
        {
            return new LivenessStep(next, End: cause);
        }

        return next.IsAsking || !next.IsDue(limits, isDraining)
            ? new LivenessStep(next)
            : new LivenessStep(next with { IsAsking = true, AliveSinceAsk = false, AskedForDrain = isDraining }, Ask: true);
    }

    /// <summary>The question has its outcome.</summary>
    internal LivenessStep Answer(OptionsOutcome outcome, in LivenessLimits limits, bool isDraining)
    {
        var next = this with { IsAsking = false, Quiet = 0 };
        var holdIsOver = Line.IsHeld && HeldFor >= limits.Hold;
        switch (outcome)
        {
            case OptionsOutcome.Answered:
                next = next with { Awaited = 0, IsUnanswered = false, IsSipUnreachable = false };
                return new LivenessStep(next, End: holdIsOver ? HangUpCause.Held : null);
            case OptionsOutcome.Gone:
                return new LivenessStep(next, End: Cause);
            case var _ when holdIsOver:
                return new LivenessStep(next, End: HangUpCause.MediaLost);
            case var _ when AliveSinceAsk:
                return new LivenessStep(next);
            default:
                next = next with { IsUnanswered = true, IsSipUnreachable = outcome == OptionsOutcome.Unreachable };
                return new LivenessStep(next, End: next.Ends(limits, isDraining));
        }
    }

    private Liveness Pass(long now, in LineFacts line)
    {
        var passed = now - At;
        var isHeard = line.SignsOfLife != Line.SignsOfLife;

        // To hold a line, or to take it back, is a sign of life as well.
        var isAlive = isHeard || line.IsHeld != Line.IsHeld;
        var isBridgeHeard = line.BridgeSignsOfLife is null || line.BridgeSignsOfLife != Line.BridgeSignsOfLife;
        var next = this with
        {
            At = now,
            Line = line,
            HasHeard = HasHeard || isHeard,
            AliveSinceAsk = AliveSinceAsk || isAlive,
            Quiet = isAlive ? 0 : Quiet + passed,
            HeldFor = line.IsHeld && Line.IsHeld ? HeldFor + passed : 0,
            BridgeQuiet = isBridgeHeard ? 0 : BridgeQuiet + passed,
            BouncedAt = line.Unreachable != Line.Unreachable ? now : BouncedAt,
        };
        return isAlive
            ? next with { Awaited = 0, IsUnanswered = false, IsSipUnreachable = false, BouncedAt = null }
            : next with { Awaited = Awaited + (next.IsWaitedFor ? passed : 0) };
    }

    private HangUpCause? Ends(in LivenessLimits limits, bool isDraining)
    {
        if (IsUnanswered && (Line.IsHeld || (IsSipUnreachable && IsBounced)))
        {
            return HangUpCause.MediaLost;
        }

        if (limits.Silence == 0)
        {
            return null;
        }

        return BridgeQuiet >= BridgePatience * limits.Silence ? HangUpCause.MediaLost
            : IsUnanswered && IsWaitedFor && (Awaited >= LimitOf(limits) || isDraining) ? Cause
            : null;
    }

    private bool IsDue(in LivenessLimits limits, bool isDraining)
    {
        var usual = limits.Silence > 0 ? LimitOf(limits) : Line.IsHeld || IsBounced ? UsualAsk : long.MaxValue;
        return Quiet >= usual || (Line.IsHeld && HeldFor >= limits.Hold) || (isDraining && !AskedForDrain && !IsPlayedTo && Quiet > 0);
    }

    private bool IsPlayedTo => Line is { IsPlaying: true, IsHeld: false };

    private bool IsBounced => BouncedAt is { } at && At - at <= BouncedLately;

    private long LimitOf(in LivenessLimits limits) => HasHeard || Line.IsHeld ? limits.Silence : limits.FirstSound;
}
