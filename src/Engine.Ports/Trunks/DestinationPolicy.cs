namespace Engine.Ports.Trunks;

/// <summary>Which destinations an account may dial (SEC-09). Prefixes are E.164 with the plus sign.</summary>
/// <param name="AllowedPrefixes">Empty = every destination that is not blocked.</param>
/// <param name="BlockedPrefixes">Blocked whatever is allowed.</param>
/// <param name="AllowPremium">Lets known premium-rate ranges through, which are blocked by default.</param>
public sealed record DestinationPolicy(IReadOnlyList<string> AllowedPrefixes, IReadOnlyList<string> BlockedPrefixes, bool AllowPremium)
{
    /// <summary>Everything but premium-rate ranges.</summary>
    public static DestinationPolicy Default { get; } = new([], [], AllowPremium: false);
}
