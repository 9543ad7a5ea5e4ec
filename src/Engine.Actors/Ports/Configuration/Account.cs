namespace Engine.Actors.Ports.Configuration;

/// <summary>A tenant: owns flows, numbers, trunks, prompts and clients.</summary>
/// <param name="RateCapacity">Size of the token bucket for starting interactions, in requests.</param>
/// <param name="RatePerSecond">Refill of that bucket, in requests a second.</param>
public sealed record Account(
    AccountId Id,
    string Name,
    DateTimeOffset CreatedAt,
    int RateCapacity = 2,
    double RatePerSecond = 2,
    bool Enabled = true);
