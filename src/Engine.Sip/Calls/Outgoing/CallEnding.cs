using Engine.Sip.Outcomes;
using Engine.Sip.Wire.Headers;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>Turns the facts of an attempt into its result: pure, in the order of MAP-01.</summary>
internal static class CallEnding
{
    /// <summary>How long after a CANCEL a definite answer may still refine the exit (CALL-37).</summary>
    private const long RefineTicks = 2 * TimeSpan.TicksPerSecond;

    /// <summary>The result that the machine asks for in one of the ending effects.</summary>
    internal static CallResult Of(AttemptEffects ending, CallFacts facts, long now) => (ending & AttemptEffects.Ending) switch
    {
        _ when facts.Cancel == CancelCause.Abandoned => ByLocal(facts, now, LocalEvent.EngineRestart),
        AttemptEffects.EndByFinal => ByFinal(facts, now),
        AttemptEffects.EndByCancel => ByCancel(facts, now),
        AttemptEffects.EndNoResponse => ByLocal(facts, now, LocalEvent.NoResponse),
        AttemptEffects.EndTransport => ByLocal(facts, now, LocalEvent.TransportRefused),
        AttemptEffects.EndRemote => Result(facts, now, ByeOutcomes.Of(facts.Reason.Q850, facts.Reason.SipCause)),
        _ => ByHangUp(facts, now),
    };

    /// <summary>A final response ended it.</summary>
    private static CallResult ByFinal(CallFacts facts, long now) => Result(facts, now, OfFinal(facts));

    /// <summary>Our cancel ended it, whatever the final response was, unless that was definite and quick.</summary>
    private static CallResult ByCancel(CallFacts facts, long now)
    {
        var byTimer = facts.Cancel is CancelCause.RingTimeout or CancelCause.NoRinging or CancelCause.AttemptCap;
        var refined = byTimer && facts.Status is { } status && OutcomeRules.IsDefinite(status)
            && facts.CancelledAt is { } at && now - at <= RefineTicks;
        return Result(facts, now, refined ? OfFinal(facts) with { Failover = false } : LocalOutcomes.Find(EventOf(facts.Cancel)));
    }

    /// <summary>Something local ended it.</summary>
    internal static CallResult ByLocal(CallFacts facts, long now, LocalEvent cause)
    {
        var outcome = LocalOutcomes.Find(cause);
        return Result(facts, now, facts.Rang ? outcome with { Failover = false } : outcome);
    }

    /// <summary>We hung up an answered call.</summary>
    private static CallResult ByHangUp(CallFacts facts, long now) => ByLocal(facts, now, facts.HangUp switch
    {
        HangUpCause.MediaNegotiation => LocalEvent.MediaNegotiation,
        HangUpCause.ResponseUnreadable => LocalEvent.ResponseUnreadable,
        HangUpCause.SdpMissing => LocalEvent.SdpMissing,
        HangUpCause.MediaTimeout => LocalEvent.MediaTimeout,
        HangUpCause.MediaLost => LocalEvent.MediaLost,
        HangUpCause.Held => LocalEvent.Held,
        HangUpCause.MaxDuration => LocalEvent.MaxDuration,
        HangUpCause.Unwanted => LocalEvent.DialogLost,
        HangUpCause.NoAck => LocalEvent.NoAck,
        _ => LocalEvent.LocalHangup,
    });

    private static LocalEvent EventOf(CancelCause? cause) => cause switch
    {
        CancelCause.RingTimeout => LocalEvent.RingTimeout,
        CancelCause.NoRinging => LocalEvent.NoRinging,
        CancelCause.AttemptCap => LocalEvent.AttemptCap,
        CancelCause.AnsweredElsewhere => LocalEvent.AnsweredElsewhere,
        CancelCause.Shutdown => LocalEvent.Shutdown,
        CancelCause.Abandoned => LocalEvent.EngineRestart,
        _ => LocalEvent.Cancelled,
    };

    private static Outcome OfFinal(CallFacts facts)
    {
        if (facts.Unreadable)
        {
            return LocalOutcomes.Find(LocalEvent.ResponseUnreadable);
        }

        if (facts.Overridden is { } overridden)
        {
            return overridden with { Failover = overridden.Failover && !facts.Rang };
        }

        var outcome = OutcomeRules.Decide(new FinalFacts
        {
            Status = facts.Unwritten ? 400 : facts.Status ?? 0,
            Ringing = facts.Rang,
            Phrase = facts.Phrase,
            Q850 = facts.Reason.Q850,
            Location = facts.Reason.Location,
            SaysAnalytics = facts.Reason.Analytics is not null,
            Refine603 = facts.Refine603,
        });
        return facts.RefusedWithCredentials && outcome.Reason == CallReason.Forbidden ? LocalOutcomes.Find(LocalEvent.AuthFailed) : outcome;
    }

    private static CallResult Result(CallFacts facts, long now, Outcome outcome)
    {
        var end = facts.AnsweredAt ?? facts.CancelledAt ?? now;
        return new CallResult
        {
            Exit = outcome.Exit,
            Reason = outcome.Reason,
            Party = outcome.Party,
            SipStatus = facts.Status,
            SipPhrase = facts.Status is null ? null : facts.Phrase,
            Q850 = facts.Reason.Q850,
            ReasonText = facts.Reason.Text,
            Failover = outcome.Failover,
            RetryLater = outcome.Retry == Retry.Later,
            NeverRetry = outcome.Retry == Retry.Never,
            CountsAgainstTrunk = outcome.CountsAgainstTrunk,
            RetryAfter = facts.RetryAfter,
            PddMs = facts.PostDialDelayMs,
            RingingMs = Ms(end - facts.RangAt) ?? 0,
            AnsweredMs = facts.AnsweredAfterCancel ? null : Ms(facts.AnsweredAt - facts.InvitedAt),
            TalkMs = facts.AnsweredAfterCancel ? 0 : Ms(now - facts.AnsweredAt) ?? 0,
            AnsweredAfterCancel = facts.AnsweredAfterCancel,
            HangUpSide = facts.Side,
            Invites = facts.Unwritten ? facts.Invites - 1 : facts.Invites,
            Evidence = facts.Evidence with { Cause = CauseOf(facts.Reason), Redress = outcome.Reason == CallReason.NetworkBlocked ? facts.Redress : null },
        };
    }

    private static EndCause? CauseOf(in ReasonValues reason) => reason.Q850 is null && reason.SipCause is null
        ? null
        : new EndCause(reason.Q850, reason.Q850Text, reason.Location, reason.SipCause, reason.SipText);

    private static long? Ms(long? ticks) => ticks / TimeSpan.TicksPerMillisecond;
}
