namespace Engine.Ports.Throttle;

/// <summary>Request limits of accounts (API-04).</summary>
public interface IThrottleSettings
{
    /// <summary>The limit of one account; the default when it has none of its own.</summary>
    ValueTask<ThrottleLimit> FindAsync(AccountId accountId, CancellationToken cancellation);
}

/// <summary>A token bucket's shape: in any t seconds at most <c>Capacity + PerSecond × t</c> requests pass.</summary>
/// <param name="Capacity">Tokens a rested bucket holds, at least 1.</param>
/// <param name="PerSecond">Tokens it gains a second, above 0.</param>
public sealed record ThrottleLimit(int Capacity, double PerSecond)
{
    /// <summary>Two requests a second, two at once.</summary>
    public static ThrottleLimit Default { get; } = new(2, 2);
}
