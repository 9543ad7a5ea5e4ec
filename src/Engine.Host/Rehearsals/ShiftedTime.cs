namespace Engine.Host.Rehearsals;

/// <summary>
/// Time that runs as it does, shows another date and can be wound forward: a rehearsal happens when its scenario says, and an hour in which
/// nobody is on the line need not be waited through. Clock, time stamps and timers move together.
/// </summary>
internal sealed class ShiftedTime(TimeProvider real, DateTimeOffset now) : TimeProvider
{
    private readonly TimeSpan _shift = now - real.GetUtcNow();
    private readonly Lock _gate = new();
    private readonly HashSet<ShiftedTimer> _pending = [];

    /// <summary>How far it was wound, in ticks of <see cref="TimeSpan"/>.</summary>
    private long _wound;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long TimestampFrequency => real.TimestampFrequency;

    private TimeSpan Wound => TimeSpan.FromTicks(Interlocked.Read(ref _wound));

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + _shift + Wound;

    public override long GetTimestamp() => real.GetTimestamp() + (long)(Wound.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ShiftedTimer(this, real, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Winds forward. What falls due on the way happens now, a repeating timer once. Who looks at the clock only when woken, as the SIP threads
    /// do, notices when next awake.
    /// </summary>
    /// <param name="by">How far; 0 or more.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _wound, by.Ticks);
        ShiftedTimer[] nearer;
        lock (_gate)
        {
            nearer = [.. _pending];
        }

        foreach (var timer in nearer)
        {
            timer.Rearm();
        }
    }

    internal void Keep(ShiftedTimer timer, bool isPending)
    {
        lock (_gate)
        {
            if (isPending)
            {
                _pending.Add(timer);
            }
            else
            {
                _pending.Remove(timer);
            }
        }
    }
}
