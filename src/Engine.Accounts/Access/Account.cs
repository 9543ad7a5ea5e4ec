using Engine.Ports;
using Engine.Ports.Throttle;
using Engine.Ports.Trunks;

namespace Engine.Accounts.Access;

/// <summary>A tenant: owns flows, numbers, trunks, prompts and clients.</summary>
public sealed record Account(AccountId Id, string Name, DateTimeOffset CreatedAt)
{
    /// <summary>How fast interactions may be started.</summary>
    public ThrottleLimit Limit { get; init; } = ThrottleLimit.Default;

    /// <summary>Where calls may go.</summary>
    public DestinationPolicy Destinations { get; init; } = DestinationPolicy.Default;

    public bool Enabled { get; init; } = true;
}
