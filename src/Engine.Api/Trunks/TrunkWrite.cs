using Engine.Accounts.Trunks;
using Engine.Flows.Document.Marks;
using Engine.Ports.Trunks;

namespace Engine.Api.Trunks;

/// <summary>A trunk as it is sent.</summary>
/// <param name="Password">Digest password, stored encrypted and never shown. Left out or null: what is stored stays. Empty: it is removed.</param>
internal sealed record TrunkWrite(
    string Name,
    IReadOnlyList<Gateway> Gateways,
    bool Enabled = true,
    TrunkTransport Transport = TrunkTransport.Udp,
    string? AuthUser = null,
    string? AuthRealm = null,
    string? Password = null,
    TrunkSettings? Settings = null,
    IReadOnlyList<string>? AllowedSources = null,
    IReadOnlyList<string>? RoutePrefixes = null,
    int RouteOrder = 0)
{
    public TrunkConfig ToTrunk(string id) => new()
    {
        Id = id,
        Name = Name,
        Enabled = Enabled,
        Transport = Transport,
        Gateways = Gateways,
        AuthUser = AuthUser,
        AuthRealm = AuthRealm,
        Settings = (Settings ?? TrunkSettings.Default).WithoutHiddenMarks(),
        AllowedSources = AllowedSources ?? [],
        RoutePrefixes = [.. (RoutePrefixes ?? []).Select(prefix => prefix is null ? prefix! : HiddenMarks.Removed(prefix))],
        RouteOrder = RouteOrder,
    };

    public TrunkPassword ToPassword() => TrunkPassword.Of(Password);

    /// <summary>Without the password: records print themselves into logs.</summary>
    public override string ToString() => $"TrunkWrite({Name})";
}
