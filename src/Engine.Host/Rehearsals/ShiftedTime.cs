namespace Engine.Host.Rehearsals;

/// <summary>Time that runs as it does and shows another date: a rehearsal happens when its scenario says.</summary>
internal sealed class ShiftedTime(TimeProvider real, DateTimeOffset now) : TimeProvider
{
    private readonly TimeSpan shift = now - real.GetUtcNow();

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + shift;

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}
