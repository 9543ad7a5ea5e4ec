namespace Engine.Accounts.Trunks;

/// <summary>A SIP trunk of an account. Its password is not here: see <see cref="ITrunkStore.FindPasswordAsync"/>.</summary>
public sealed record TrunkConfig
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public bool Enabled { get; init; } = true;

    public TrunkTransport Transport { get; init; } = TrunkTransport.Udp;

    /// <summary>In the order they are tried; at least one.</summary>
    public required IReadOnlyList<TrunkGateway> Gateways { get; init; }

    /// <summary>Digest user, or null when the trunk knows us by address.</summary>
    public string? AuthUser { get; init; }

    /// <summary>Realm the credentials are for; null = learned on first success (AUTH-09).</summary>
    public string? AuthRealm { get; init; }

    /// <summary>Whether a password is stored. Read only: writes go by the store's password argument.</summary>
    public bool HasPassword { get; init; }

    public TrunkSettings Settings { get; init; } = TrunkSettings.Default;

    /// <summary>Addresses or CIDR ranges the trunk may send from, beside its gateways (SEC-01).</summary>
    public IReadOnlyList<string> AllowedSources { get; init; } = [];

    /// <summary>E.164 prefixes this trunk serves; the longest match wins, then the lower <see cref="RouteOrder"/>. Empty = every number.</summary>
    public IReadOnlyList<string> RoutePrefixes { get; init; } = [];

    /// <summary>Decides between trunks that match equally well; lower first.</summary>
    public int RouteOrder { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>One way into a trunk; a trunk tries its gateways in order.</summary>
/// <param name="Host">Address or name.</param>
/// <param name="Port">UDP port.</param>
public sealed record TrunkGateway(string Host, int Port = 5060);

public enum TrunkTransport
{
    Udp,
}
