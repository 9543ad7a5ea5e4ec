using Engine.Sip.Timers;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>The timers of one attempt (CALL-01, CALL-03, CALL-05, CALL-34, DNS-08, DLG-21).</summary>
internal sealed class AttemptTimers(ITimerTarget call, TimerQueue timers, CallSettings settings)
{
    /// <summary>Ring timeout, then the wait after a CANCEL or the talk limit: never two of them.</summary>
    internal const int Phase = 0;

    /// <summary>The wait for any response (DNS-08).</summary>
    internal const int First = 1;

    /// <summary>The hard cap of the attempt.</summary>
    internal const int Cap = 2;

    /// <summary>The wait before the INVITE is sent again after 491.</summary>
    internal const int Retry = 3;

    /// <summary>The hard cap of an attempt beyond its ring timeout.</summary>
    private const long CapBeyondRing = 45 * TimeSpan.TicksPerSecond;

    private readonly TimerNode _phase = new(call, Phase);
    private readonly TimerNode _first = new(call, First);
    private readonly TimerNode _cap = new(call, Cap);
    private readonly TimerNode _retry = new(call, Retry);

    internal bool AnyRuns => _phase.IsArmed || _first.IsArmed || _cap.IsArmed || _retry.IsArmed;

    private long Ring => settings.Ring.Ticks;

    /// <summary>The INVITE leaves: progress, cap, first response.</summary>
    internal void StartInvite()
    {
        var fromInvite = settings.RingStartsAt == RingStart.Invite;
        timers.Arm(_phase, fromInvite ? Ring : Math.Max(Ring, settings.PostDialDelay?.Ticks ?? 0));
        timers.Arm(_cap, Ring + CapBeyondRing);
        if (settings.FirstResponse is { } first)
        {
            timers.Arm(_first, first.Ticks);
        }
    }

    /// <summary>What the machine asks of the timers after one step.</summary>
    /// <param name="effects">All it asks; the timers take their part.</param>
    /// <param name="startsRinging">The first ringing of the attempt.</param>
    internal void Run(AttemptEffects effects, bool startsRinging)
    {
        if ((effects & AttemptEffects.StopFirstResponse) != 0)
        {
            timers.Stop(_first);
        }

        if ((effects & AttemptEffects.StopTimers) != 0)
        {
            StopAll();
        }

        if (startsRinging && settings.RingStartsAt == RingStart.FirstRinging)
        {
            StartRing();
        }

        if ((effects & AttemptEffects.StartCancelWait) != 0)
        {
            StartCancelWait();
        }
    }

    internal void StartRing() => timers.Arm(_phase, Ring);

    internal void StartTalk() => timers.Arm(_phase, settings.MaxDuration.Ticks);

    internal void StartRetry(long ticks) => timers.Arm(_retry, ticks);

    /// <summary>The wait for the INVITE's final response after a CANCEL, 64*T1.</summary>
    internal void StartCancelWait() => timers.Arm(_phase, settings.TimerValues.Timeout);

    /// <summary>True when it was running.</summary>
    internal bool StopRetry()
    {
        var ran = _retry.IsArmed;
        timers.Stop(_retry);
        return ran;
    }

    private void StopAll()
    {
        timers.Stop(_phase);
        timers.Stop(_first);
        timers.Stop(_cap);
        timers.Stop(_retry);
    }
}
