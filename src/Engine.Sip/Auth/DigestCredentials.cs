namespace Engine.Sip.Auth;

/// <summary>
/// A user name and its secret: a password, or HA1 hashes made elsewhere for one realm each (AUTH-10). No member shows the secret,
/// and neither does <see cref="ToString"/>.
/// </summary>
public sealed class DigestCredentials
{
    private readonly string? _password;
    private readonly Dictionary<(string Realm, DigestAlgorithm Algorithm), string> _hashes;

    private DigestCredentials(string userName, string? password, Dictionary<(string, DigestAlgorithm), string> hashes)
    {
        UserName = userName;
        _password = password;
        _hashes = hashes;
    }

    public string UserName { get; }

    public static DigestCredentials FromPassword(string userName, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(userName);
        ArgumentNullException.ThrowIfNull(password);
        return new DigestCredentials(userName, password, []);
    }

    /// <param name="userName">The name the hashes were made with.</param>
    /// <param name="hashes">HA1 = H(user:realm:password) in lower case hex, for each realm and plain (not session) algorithm.</param>
    internal static DigestCredentials FromHashes(
        string userName, IReadOnlyDictionary<(string Realm, DigestAlgorithm Algorithm), string> hashes)
    {
        ArgumentException.ThrowIfNullOrEmpty(userName);
        return new DigestCredentials(userName, null, new Dictionary<(string, DigestAlgorithm), string>(hashes));
    }

    /// <summary>Whether a challenge of this realm and algorithm can be answered with this secret.</summary>
    internal bool CanAnswer(string realm, DigestAlgorithm algorithm) =>
        algorithm != DigestAlgorithm.Unknown && (_password is not null || _hashes.ContainsKey((realm, algorithm.Plain())));

    public override string ToString() => $"credentials of {UserName}";

    /// <summary>H(user:realm:password) in hex; null when only hashes are known and none fits.</summary>
    internal string? SecretHash(string realm, DigestAlgorithm algorithm) => _password is null
        ? _hashes.GetValueOrDefault((realm, algorithm.Plain()))
        : algorithm.HashOf(UserName, realm, _password);
}
