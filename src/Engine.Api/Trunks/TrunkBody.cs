using Engine.Accounts.Trunks;
using Engine.Ports.Trunks;

namespace Engine.Api.Trunks;

/// <summary>A SIP trunk as it is shown: everything but its password.</summary>
/// <param name="Gateways">In the order they are tried.</param>
/// <param name="AuthUser">Digest user; null when the trunk knows us by address.</param>
/// <param name="AllowedSources">Addresses or CIDR ranges it may send from, beside its gateways.</param>
/// <param name="RoutePrefixes">E.164 prefixes it serves; empty means every number.</param>
/// <param name="RouteOrder">Decides between trunks that match equally well; lower first.</param>
public sealed record TrunkBody(
    string TrunkId,
    string Name,
    bool Enabled,
    TrunkTransport Transport,
    IReadOnlyList<Gateway> Gateways,
    string? AuthUser,
    string? AuthRealm,
    bool HasPassword,
    TrunkSettings Settings,
    IReadOnlyList<string> AllowedSources,
    IReadOnlyList<string> RoutePrefixes,
    int RouteOrder,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public static TrunkBody From(TrunkConfig trunk) => new(
        trunk.Id,
        trunk.Name,
        trunk.Enabled,
        trunk.Transport,
        trunk.Gateways,
        trunk.AuthUser,
        trunk.AuthRealm,
        trunk.HasPassword,
        trunk.Settings,
        trunk.AllowedSources,
        trunk.RoutePrefixes,
        trunk.RouteOrder,
        trunk.CreatedAt,
        trunk.UpdatedAt);
}
