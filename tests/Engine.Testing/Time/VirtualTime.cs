namespace Engine.Testing.Time;

/// <summary>
/// A clock that moves only when told to. Timers fire on the thread that moves it, in the order of their due times and, for equal ones,
/// of their arming.
/// </summary>
public sealed class VirtualTime : TimeProvider
{
    /// <summary>Where every run starts, so that traces of one seed are equal to the letter.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<(VirtualTimer Timer, long Arming), (long DueTicks, long Arming)> _due = new();
    private long _nowTicks;
    private long _setTicks;
    private long _armings;

    /// <summary>Time since <see cref="Start"/>.</summary>
    public TimeSpan Elapsed => new(Volatile.Read(ref _nowTicks));

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => Start + Elapsed + new TimeSpan(Volatile.Read(ref _setTicks));

    /// <inheritdoc />
    public override long GetTimestamp() => Volatile.Read(ref _nowTicks);

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Somebody sets the wall clock; timers and timestamps go on as if nothing had happened.</summary>
    public void SetWallClock(TimeSpan by) => Interlocked.Add(ref _setTicks, by.Ticks);

    /// <summary>Moves the clock, stopping at each timer on the way so that its callback sees its own due time.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var until = Volatile.Read(ref _nowTicks) + by.Ticks;
        while (Pop(until) is { } timer)
        {
            timer.Fire();
        }

        Volatile.Write(ref _nowTicks, Math.Max(until, Volatile.Read(ref _nowTicks)));
    }

    /// <summary>Moves to the next timer and fires it; false when none is armed before <paramref name="until"/>.</summary>
    public bool AdvanceToNextTimer(TimeSpan until)
    {
        if (Pop(until.Ticks) is not { } timer)
        {
            return false;
        }

        timer.Fire();
        return true;
    }

    private VirtualTimer? Pop(long untilTicks)
    {
        lock (_gate)
        {
            while (_due.TryPeek(out var head, out var at))
            {
                if (head.Timer.Arming != head.Arming)
                {
                    _due.Dequeue();
                    continue;
                }

                if (at.DueTicks > untilTicks)
                {
                    return null;
                }

                _due.Dequeue();
                Volatile.Write(ref _nowTicks, Math.Max(at.DueTicks, _nowTicks));
                head.Timer.Rearm();
                return head.Timer;
            }

            return null;
        }
    }

    private sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        /// <summary>Number of the arming that counts; entries of earlier ones are skipped. 0 = not armed.</summary>
        public long Arming { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                _period = period;
                Arm(dueTime);
            }

            return true;
        }

        public void Rearm() => Arm(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan);

        public void Fire() => callback(state);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Arm(TimeSpan dueTime)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                Arming = 0;
                return;
            }

            Arming = ++time._armings;
            time._due.Enqueue((this, Arming), (time._nowTicks + dueTime.Ticks, Arming));
        }
    }
}
