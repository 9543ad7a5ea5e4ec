namespace Engine.Api.Flows;

/// <summary>Requests the account may send.</summary>
/// <param name="Capacity">At once, after a rest.</param>
/// <param name="PerSecond">In the long run.</param>
internal sealed record RateLimitDetails(int Capacity, double PerSecond);
