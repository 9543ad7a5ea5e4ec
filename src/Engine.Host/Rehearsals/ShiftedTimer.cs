namespace Engine.Host.Rehearsals;

/// <summary>A timer of <see cref="ShiftedTime"/>: due at a moment of that time, armed on the real clock for what is left until then.</summary>
internal sealed class ShiftedTimer : ITimer
{
    private readonly ShiftedTime time;
    private readonly Action fire;
    private readonly ITimer alarm;
    private readonly Lock gate = new();
    private TimeSpan period = Timeout.InfiniteTimeSpan;

    /// <summary>Null when it will not fire.</summary>
    private DateTimeOffset? due;

    public ShiftedTimer(ShiftedTime time, TimeProvider real, Action fire)
    {
        this.time = time;
        this.fire = fire;
        alarm = real.CreateTimer(_ => OnAlarm(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            this.period = period;
            return Set(dueTime == Timeout.InfiniteTimeSpan ? null : time.GetUtcNow() + dueTime);
        }
    }

    /// <summary>The clock was wound.</summary>
    public void Rearm()
    {
        lock (gate)
        {
            Set(due);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            Set(null);
            alarm.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void OnAlarm()
    {
        lock (gate)
        {
            // An alarm that was under way when the timer was changed is early, or comes for nothing.
            if (due is not { } moment || moment > time.GetUtcNow())
            {
                Set(due);
                return;
            }

            Set(period > TimeSpan.Zero ? time.GetUtcNow() + period : null);
        }

        fire();
    }

    private bool Set(DateTimeOffset? moment)
    {
        due = moment;
        time.Keep(this, moment is not null);
        return alarm.Change(moment is { } at ? Left(at) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>In whole milliseconds, rounded up: an alarm counts in them, and an early one would only be set again.</summary>
    private TimeSpan Left(DateTimeOffset at) => TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling((at - time.GetUtcNow()).TotalMilliseconds)));
}
