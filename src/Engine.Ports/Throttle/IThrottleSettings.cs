namespace Engine.Ports.Throttle;

/// <summary>Request limits of accounts (API-04).</summary>
public interface IThrottleSettings
{
    /// <summary>The limit of one account; the default when it has none of its own.</summary>
    ValueTask<ThrottleLimit> FindAsync(string accountId, CancellationToken stop);
}
