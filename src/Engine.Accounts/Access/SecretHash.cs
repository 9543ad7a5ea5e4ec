using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Accounts.Access;

/// <summary>
/// Client secrets: 256 random bits, stored as PBKDF2-HMAC-SHA-512 (RFC 8018 §5.2). The text form carries its own parameters:
/// <c>pbkdf2-sha512$iterations$salt$hash</c>, so the count can rise without touching older secrets.
/// </summary>
public static class SecretHash
{
    private const string Scheme = "pbkdf2-sha512";
    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private const int SecretBytes = 32;

    /// <summary>
    /// The secret is random, so stretching is no defence it depends on; this many rounds cost a guess about 20 ms and keep
    /// token requests cheap enough to serve.
    /// </summary>
    private const int Iterations = 50_000;

    /// <summary>A hash no secret matches; checked for unknown clients so that they take as long as known ones.</summary>
    public static readonly string OfNobody = Hash(NewSecret());

    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    public static string Hash(string secret)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Derive(secret, salt, Iterations);
        return string.Create(CultureInfo.InvariantCulture, $"{Scheme}${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
    }

    public static bool Matches(string secret, string stored)
    {
        var parts = stored.Split('$');
        if (parts is not [Scheme, var count, var salt, var hash]
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var iterations))
        {
            throw new InvalidOperationException("A stored client secret is not in a form this version knows.");
        }

        var derived = Derive(secret, Convert.FromBase64String(salt), iterations);
        return CryptographicOperations.FixedTimeEquals(derived, Convert.FromBase64String(hash));
    }

    private static byte[] Derive(string secret, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(secret), salt, iterations, HashAlgorithmName.SHA512, HashBytes);
}
