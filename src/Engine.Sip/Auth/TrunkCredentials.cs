namespace Engine.Sip.Auth;

/// <summary>
/// A trunk's user and password (RFC 8760), and the realms and nonces learned on the way. Make one for each trunk and share it among its calls:
/// nonce counts must not repeat (AUTH-04) and realms are learned once (AUTH-09). The secret is never shown (AUTH-10).
/// </summary>
public sealed class TrunkCredentials(DigestCredentials credentials, AuthPolicy? policy = null, params IEnumerable<string> realms)
{
    /// <summary>Credentials of a user name and a password, for any realm the trunk's gateways ask for first.</summary>
    public TrunkCredentials(string user, string password)
        : this(DigestCredentials.FromPassword(user, password))
    {
    }

    internal DigestCredentials Digest { get; } = credentials;

    internal AuthPolicy Policy { get; } = policy ?? AuthPolicy.Default;

    internal TrustedRealms Realms { get; } = new(realms);

    internal NonceCounters Nonces { get; } = new();

    /// <summary>Names the user only.</summary>
    public override string ToString() => Digest.ToString();
}
