namespace Engine.Host.Rehearsals;

/// <summary>A timer of <see cref="ShiftedTime"/>: due at a moment of that time, armed on the real clock for the time left until then.</summary>
internal sealed class ShiftedTimer : ITimer
{
    private readonly ShiftedTime _time;
    private readonly Action _fire;
    private readonly ITimer _alarm;
    private readonly Lock _gate = new();
    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    /// <summary>Null when it will not fire.</summary>
    private DateTimeOffset? _due;

    public ShiftedTimer(ShiftedTime time, TimeProvider real, Action fire)
    {
        this._time = time;
        this._fire = fire;
        _alarm = real.CreateTimer(_ => OnAlarm(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            this._period = period;
            return Set(dueTime == Timeout.InfiniteTimeSpan ? null : _time.GetUtcNow() + dueTime);
        }
    }

    /// <summary>The clock was wound.</summary>
    public void Rearm()
    {
        lock (_gate)
        {
            Set(_due);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            Set(null);
            _alarm.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void OnAlarm()
    {
        lock (_gate)
        {
            // An alarm that was under way when the timer was changed is early, or comes for nothing.
            if (_due is not { } moment || moment > _time.GetUtcNow())
            {
                Set(_due);
                return;
            }

            Set(_period > TimeSpan.Zero ? _time.GetUtcNow() + _period : null);
        }

        _fire();
    }

    private bool Set(DateTimeOffset? moment)
    {
        _due = moment;
        _time.Keep(this, moment is not null);
        return _alarm.Change(moment is { } at ? Left(at) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>In whole milliseconds, rounded up: an alarm counts in them, and an early one would only be set again.</summary>
    private TimeSpan Left(DateTimeOffset at) => TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling((at - _time.GetUtcNow()).TotalMilliseconds)));
}
