using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Engine.Actors.Ports;

namespace Engine.Storage.Secrets;

/// <summary>Client secrets as they are stored: PBKDF2-HMAC-SHA-256 (RFC 8018 §5.2) with a salt, written <c>pbkdf2-sha256$iterations$salt$hash</c>.</summary>
public static class SecretHash
{
    /// <summary>
    /// Rounds for new hashes. Client secrets are made by <see cref="NewSecret"/> with 256 random bits, so that the rounds need not make
    /// up for guessable ones; each token request pays them (about 15 ms).
    /// </summary>
    public const int Iterations = 100_000;

    private const string Scheme = "pbkdf2-sha256";
    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private const int SecretBytes = 32;

    /// <summary>A secret to show once: 43 characters of base64url.</summary>
    public static string NewSecret(IEntropy entropy)
    {
        Span<byte> secret = stackalloc byte[SecretBytes];
        entropy.Fill(secret);
        return Base64Url.EncodeToString(secret);
    }

    /// <summary>The text to store for a secret.</summary>
    public static string Of(string secret, IEntropy entropy)
    {
        Span<byte> salt = stackalloc byte[SaltBytes];
        entropy.Fill(salt);
        Span<byte> hash = stackalloc byte[HashBytes];
        Rfc2898DeriveBytes.Pbkdf2(secret, salt, hash, Iterations, HashAlgorithmName.SHA256);
        return string.Create(CultureInfo.InvariantCulture, $"{Scheme}${Iterations}${Base64Url.EncodeToString(salt)}${Base64Url.EncodeToString(hash)}");
    }

    /// <summary>Whether this is the secret of that hash; takes the same time wherever they differ. A text that is no hash matches nothing.</summary>
    public static bool Matches(string secret, string stored)
    {
        var parts = stored.Split('$');
        if (parts is not [Scheme, var rounds, var salt, var expected]
            || !int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var iterations) || iterations < 1
            || !Base64Url.IsValid(salt) || !Base64Url.IsValid(expected))
        {
            return false;
        }

        var wanted = Base64Url.DecodeFromChars(expected);
        var actual = Rfc2898DeriveBytes.Pbkdf2(secret, Base64Url.DecodeFromChars(salt), iterations, HashAlgorithmName.SHA256, HashBytes);
        return CryptographicOperations.FixedTimeEquals(wanted, actual);
    }
}
