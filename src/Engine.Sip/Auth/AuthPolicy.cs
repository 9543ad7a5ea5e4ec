namespace Engine.Sip.Auth;

/// <summary>What a trunk accepts and how often it tries.</summary>
public sealed record AuthPolicy
{
    /// <summary>Requests with credentials in one attempt (AUTH-05).</summary>
    public const int DefaultMaxRounds = 5;

    /// <summary>Answers to stale=true in one attempt (AUTH-05).</summary>
    public const int DefaultMaxStale = 3;

    /// <summary>Challenges of one response that are looked at; the rest is ignored.</summary>
    public const int MaxChallenges = 16;

    public static AuthPolicy Default { get; } = new();

    /// <summary>A trunk can forbid MD5 (AUTH-02).</summary>
    public bool AllowMd5 { get; init; } = true;

    public int MaxRounds { get; init; } = DefaultMaxRounds;

    public int MaxStale { get; init; } = DefaultMaxStale;

    /// <summary>Whether a challenge can be answered under this policy with these credentials.</summary>
    internal bool Accepts(DigestChallenge challenge, DigestCredentials credentials) =>
        challenge.Qop != QopOffer.Unknown
        && (AllowMd5 || challenge.Algorithm.Plain() != DigestAlgorithm.Md5)
        && credentials.CanAnswer(challenge.Realm, challenge.Algorithm);
}

/// <summary>What an attempt is held to.</summary>
/// <param name="Credentials">The trunk's user and secret.</param>
/// <param name="Realms">The realms they may be used for.</param>
/// <param name="Policy">Algorithms and rounds.</param>
/// <param name="FromOwnGateway">The response came from an address of the trunk's own gateways.</param>
/// <param name="MayLearn">True for a request outside a dialog: an unknown realm may be tried, to be learned on success.</param>
internal sealed record AuthRules(
    DigestCredentials Credentials, TrustedRealms Realms, AuthPolicy Policy, bool FromOwnGateway, bool MayLearn);
