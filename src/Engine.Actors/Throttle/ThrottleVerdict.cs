namespace Engine.Actors.Throttle;

/// <summary>What the account's bucket said, with what the RateLimit headers need.</summary>
/// <param name="Passed">One token was taken.</param>
/// <param name="Limit">Capacity of the bucket.</param>
/// <param name="Remaining">Whole tokens left.</param>
/// <param name="RetryAfter">Time until one token is there; zero when one is.</param>
/// <param name="ResetAfter">Time until the bucket is full.</param>
public sealed record ThrottleVerdict(bool Passed, int Limit, int Remaining, TimeSpan RetryAfter, TimeSpan ResetAfter)
{
    /// <summary>Tokens gained a second, for the <c>RateLimit-Policy</c> header.</summary>
    public double PerSecond { get; init; }
}
