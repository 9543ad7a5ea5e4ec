using Engine.Ports;
using Engine.Ports.Trunks;

namespace Engine.Accounts.Trunks;

/// <summary>A SIP trunk of an account. Its password is not here: see <see cref="ITrunkStore.FindPasswordAsync"/>.</summary>
public sealed record TrunkConfig
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public bool Enabled { get; init; } = true;

    public TrunkTransport Transport { get; init; } = TrunkTransport.Udp;

    /// <summary>In the order they are tried; at least one.</summary>
    public required IReadOnlyList<Gateway> Gateways { get; init; }

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

    /// <summary>The trunk as calls use it. Pure, and the only place where a stored setting becomes one of a call.</summary>
    /// <param name="password">The digest password as stored; null when there is none.</param>
    public Trunk ForCalls(ISealedPassword? password) => new(new TrunkId(Id), Name, Settings.Domain, Gateways)
    {
        Login = AuthUser is { } user && password is not null ? new TrunkLogin(user, password) { Realm = AuthRealm } : null,
        Enabled = Enabled,
        RoutePrefixes = RoutePrefixes,
        Codecs = Settings.Codecs,
        PtimeMs = Settings.PtimeMs,
        FallbackOffer = Settings.FallbackOffer,
        Dtmf = Settings.Dtmf,
        MediaTimeout = TimeSpan.FromSeconds(Settings.MediaTimeoutSeconds),
        HeldMax = TimeSpan.FromSeconds(Settings.HeldSecondsMax),
        NumberFormat = Settings.NumberFormat,
        NumberPrefix = Settings.NumberPrefix,
        CountryCode = Settings.CountryCode,
        UserPhone = Settings.UserPhone,
        PassesForeignCallerId = Settings.PassesForeignCallerId,
        UserAgent = Settings.UserAgent,
        Headers = Settings.Headers,
        MaxConcurrentCalls = Settings.MaxConcurrentCalls,
        RingMax = Settings.RingSecondsMax > 0 ? TimeSpan.FromSeconds(Settings.RingSecondsMax) : null,
        RingStartsAtInvite = Settings.RingStartsAtInvite,
        PostDialDelayMax = Settings.PostDialDelayMaxSeconds > 0 ? TimeSpan.FromSeconds(Settings.PostDialDelayMaxSeconds) : null,
        QueuedExtendsRing = Settings.QueuedExtendsRing,
        FirstResponse = TimeSpan.FromMilliseconds(Settings.FirstResponseTimeoutMs),
        T1 = TimeSpan.FromMilliseconds(Settings.T1Ms),
        Refine603 = Settings.Refine603,
        ResponseOverrides = Settings.ResponseOverrides,
        RewriteContact = Settings.RewriteContact,
    };
}

public enum TrunkTransport
{
    Udp,
}
