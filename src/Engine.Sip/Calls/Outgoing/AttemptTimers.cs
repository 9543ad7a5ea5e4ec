using Engine.Sip.Timers;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>The timers of one attempt (CALL-01, CALL-05, CALL-34, DNS-08).</summary>
internal sealed class AttemptTimers(OutgoingCall call)
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

    private TimerQueue Timers => call.Context.Timers;

    private long Ring => call.Settings.Ring.Ticks;

    /// <summary>The INVITE leaves: progress, cap, first response.</summary>
    internal void StartInvite()
    {
        bool fromInvite = call.Settings.RingStartsAt == RingStart.Invite;
        Timers.Arm(_phase, fromInvite ? Ring : Math.Max(Ring, call.Settings.PostDialDelay?.Ticks ?? 0));
        Timers.Arm(_cap, Ring + CapBeyondRing);
        if (call.Settings.FirstResponse is { } first)
        {
            Timers.Arm(_first, first.Ticks);
        }
    }

    internal void StartRing() => Timers.Arm(_phase, Ring);

    internal void StartCancelWait() => Timers.Arm(_phase, SipTimers.Default.Timeout);

    internal void StartTalk() => Timers.Arm(_phase, call.Settings.MaxDuration.Ticks);

    internal void StartRetry(long ticks) => Timers.Arm(_retry, ticks);

    /// <summary>True when it was running.</summary>
    internal bool StopRetry()
    {
        bool ran = _retry.IsArmed;
        Timers.Stop(_retry);
        return ran;
    }

    internal void StopFirst() => Timers.Stop(_first);

    internal void StopAll()
    {
        Timers.Stop(_phase);
        Timers.Stop(_first);
        Timers.Stop(_cap);
        Timers.Stop(_retry);
    }
}
