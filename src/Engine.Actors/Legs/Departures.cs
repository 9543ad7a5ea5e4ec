namespace Engine.Actors.Legs;

/// <summary>
/// How many calls left within the last half minute of fullness, second by second, and what that promises to those who wait. What left while there were
/// places says nothing of how fast they come free. Times are since any fixed moment of a clock that only goes forward. Not thread-safe.
/// </summary>
internal sealed class Departures
{
    /// <summary>Shorter would make the forecast jump with every call, longer would make it late. Until so much was seen, calls are taken to last so long.</summary>
    public const int Seconds = 30;

    private readonly int[] _left = new int[Seconds];
    private long _second;
    private long _fullSince;
    private long _fullAt = long.MinValue / 2;

    /// <summary>Somebody waits at this time.</summary>
    public void Full(TimeSpan now)
    {
        var second = (long)now.TotalSeconds;
        if (second - _fullAt > Seconds)
        {
            Array.Clear(_left);
            (_second, _fullSince) = (second, second);
        }

        _fullAt = second;
    }

    public void Left(TimeSpan now)
    {
        Forget(now);
        _left[_second % Seconds]++;
    }

    /// <summary>When the last of so many will have a place.</summary>
    /// <param name="waiting">Those before it, and it.</param>
    /// <param name="inside">Calls that hold a place.</param>
    /// <param name="now">The time.</param>
    public TimeSpan Forecast(int waiting, int inside, TimeSpan now)
    {
        Forget(now);
        var seen = Math.Clamp(_second - _fullSince, 0, Seconds);
        var expected = _left.Sum() + ((double)inside * (Seconds - seen) / Seconds);
        return TimeSpan.FromSeconds(waiting * Seconds / Math.Max(1, expected));
    }

    private void Forget(TimeSpan now)
    {
        var second = Math.Max(_second, (long)now.TotalSeconds);
        for (var passed = Math.Max(_second + 1, second - Seconds + 1); passed <= second; passed++)
        {
            _left[passed % Seconds] = 0;
        }

        _second = second;
    }
}
