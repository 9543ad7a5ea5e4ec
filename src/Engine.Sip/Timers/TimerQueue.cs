namespace Engine.Sip.Timers;

/// <summary>
/// All timers of one agent. Durations that every transaction uses (64*T1 and D, T4) wait in FIFOs, the rest in a wheel (PERF-04).
/// Time is a monotonic tick count given by the caller; a step of the wall clock cannot fire anything (TXN-33).
/// </summary>
internal sealed class TimerQueue
{
    private readonly TimerFifo _timeouts = new(64 * SipTimers.DefaultT1);
    private readonly TimerFifo _shorts = new(SipTimers.T4);
    private readonly TimerWheel _wheel = new();
    private long _nextDue = long.MaxValue;
    private bool _nextKnown = true;

    /// <summary>The present, as of the last <see cref="Advance"/>.</summary>
    internal long Now { get; private set; }

    internal int Count => _timeouts.Count + _shorts.Count + _wheel.Count;

    /// <summary>Moves time on. It never goes back.</summary>
    internal void Advance(long now) => Now = Math.Max(Now, now);

    /// <summary>Arms a timer anew, from the present.</summary>
    internal void Arm(TimerNode node, long durationTicks)
    {
        Stop(node);
        if (durationTicks == _timeouts.DurationTicks)
        {
            _timeouts.Arm(node, Now);
        }
        else if (durationTicks == _shorts.DurationTicks)
        {
            _shorts.Arm(node, Now);
        }
        else
        {
            _wheel.Arm(node, Now + durationTicks);
        }

        _nextDue = Math.Min(_nextDue, node.Due);
    }

    /// <summary>Stops a timer, armed or not.</summary>
    internal void Stop(TimerNode node)
    {
        if (node.List is not { } list)
        {
            return;
        }

        list.Remove(node);
        if (!IsFifo(list))
        {
            _wheel.Removed();
        }

        _nextKnown &= node.Due > _nextDue;
    }

    /// <summary>A time not later than the next deadline, or MaxValue.</summary>
    internal long NextDue()
    {
        if (!_nextKnown)
        {
            _nextDue = Math.Min(Math.Min(_timeouts.NextDue, _shorts.NextDue), _wheel.NextDue());
            _nextKnown = true;
        }

        return _nextDue;
    }

    /// <summary>Fires due timers, at most <paramref name="limit"/> timers; true when more may be due, so that a mass expiry cannot delay answers.</summary>
    internal bool Fire(int limit)
    {
        _nextKnown = false;
        while (limit-- > 0)
        {
            var node = Earliest();
            if (node is null)
            {
                return false;
            }

            node.Target.OnTimer(node.Kind);
        }

        return true;
    }

    private bool IsFifo(TimerList list) => _timeouts.Owns(list) || _shorts.Owns(list);

    private TimerNode? Earliest()
    {
        var wheel = _wheel.Count == 0 ? long.MaxValue : _wheel.NextDue();
        if (_shorts.NextDue <= Now && _shorts.NextDue <= wheel && _shorts.NextDue <= _timeouts.NextDue)
        {
            return _shorts.TakeDue(Now);
        }

        if (_timeouts.NextDue <= Now && _timeouts.NextDue <= wheel)
        {
            return _timeouts.TakeDue(Now);
        }

        return _wheel.TakeDue(Now);
    }
}

/// <summary>The owner of timers.</summary>
internal interface ITimerTarget
{
    /// <summary>A timer of this kind is due. It is no longer armed.</summary>
    void OnTimer(int kind);
}
