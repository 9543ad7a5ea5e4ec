using Jint.Runtime;

namespace Engine.Functions.Worker;

/// <summary>The clock of a script: one moment, UTC. Time that does not pass can neither be measured nor waited for.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : ITimeSystem
{
    private readonly DefaultTimeSystem _calendar = new(TimeZoneInfo.Utc, System.Globalization.CultureInfo.InvariantCulture);

    public TimeZoneInfo DefaultTimeZone => TimeZoneInfo.Utc;

    public DateTimeOffset GetUtcNow() => now;

    public bool TryParse(string date, out long epochMilliseconds) => _calendar.TryParse(date, out epochMilliseconds);

    public TimeSpan GetUtcOffset(long epochMilliseconds) => TimeSpan.Zero;
}
