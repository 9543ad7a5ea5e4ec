namespace Engine.Ports.Throttle;

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
