namespace Engine.Ports.Throttle;

/// <summary>
/// A token bucket as one number: the time at which it would be full again if nothing more were taken. Whole ticks and a token price rounded
/// up, so that the promise "in any t seconds at most capacity + rate × t" holds exactly and never drifts.
/// </summary>
/// <param name="FullAt">On the same monotonic clock as every other argument. Zero = rested.</param>
public readonly record struct TokenBucket(TimeSpan FullAt)
{
    /// <summary>A bucket without a token at that time.</summary>
    public static TokenBucket Empty(ThrottleLimit limit, TimeSpan now) => new(now + (PriceOf(limit) * limit.Capacity));

    /// <summary>Takes one token if there is one.</summary>
    /// <param name="now">Monotonic time since the owner's origin; never runs backwards.</param>
    public (TokenBucket Next, ThrottleVerdict Verdict) Take(ThrottleLimit limit, TimeSpan now)
    {
        var price = PriceOf(limit);
        var whenFull = FullAt > now ? FullAt : now;
        var debtAllowed = price * (limit.Capacity - 1);
        var early = whenFull - now - debtAllowed;
        if (early > TimeSpan.Zero)
        {
            return (this, Verdict(limit, now, whenFull, price, passed: false) with { RetryAfter = early });
        }

        var next = new TokenBucket(whenFull + price);
        return (next, Verdict(limit, now, next.FullAt, price, passed: true));
    }

    /// <summary>What <see cref="Take"/> would say now; <see cref="ThrottleVerdict.Passed"/> means that it would pass.</summary>
    public ThrottleVerdict Look(ThrottleLimit limit, TimeSpan now)
    {
        var verdict = Verdict(limit, now, FullAt > now ? FullAt : now, PriceOf(limit), passed: true);
        return verdict with { Passed = verdict.RetryAfter == TimeSpan.Zero };
    }

    private static ThrottleVerdict Verdict(ThrottleLimit limit, TimeSpan now, TimeSpan fullAt, TimeSpan price, bool passed)
    {
        var untilFull = fullAt - now;
        var free = ((price * limit.Capacity) - untilFull).Ticks / price.Ticks;
        var wait = untilFull - (price * (limit.Capacity - 1));
        return new ThrottleVerdict(passed, limit.Capacity, (int)Math.Max(0, free), wait > TimeSpan.Zero ? wait : TimeSpan.Zero, untilFull)
        {
            PerSecond = limit.PerSecond,
        };
    }

    private static TimeSpan PriceOf(ThrottleLimit limit) => TimeSpan.FromTicks((long)Math.Ceiling(TimeSpan.TicksPerSecond / limit.PerSecond));
}

/// <summary>What the account's bucket said, with what the RateLimit headers need.</summary>
/// <param name="Passed">One token was taken.</param>
/// <param name="Limit">Capacity of the bucket.</param>
/// <param name="Remaining">Whole tokens left.</param>
/// <param name="RetryAfter">Time until one token is there; zero when one is.</param>
/// <param name="ResetAfter">Time until the bucket is full.</param>
public sealed record ThrottleVerdict(bool Passed, int Limit, int Remaining, TimeSpan RetryAfter, TimeSpan ResetAfter)
{
    /// <summary>The limiter could not be asked (503, not 429).</summary>
    public static ThrottleVerdict OutOfReach { get; } = new(Passed: false, 0, 0, TimeSpan.FromSeconds(1), TimeSpan.Zero) { Unavailable = true };

    /// <summary>Tokens gained a second, for the <c>RateLimit-Policy</c> header.</summary>
    public double PerSecond { get; init; }

    /// <summary>True when nobody knows whether the request is within the limit: refuse it with 503.</summary>
    public bool Unavailable { get; init; }
}
