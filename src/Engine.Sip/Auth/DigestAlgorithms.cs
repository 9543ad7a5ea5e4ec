using System.Security.Cryptography;
using System.Text;

namespace Engine.Sip.Auth;

/// <summary>Names and hashes of the algorithms.</summary>
internal static class DigestAlgorithms
{
    /// <summary>Longest hash in hex digits.</summary>
    internal const int MaxHexLength = 64;

    /// <summary>The algorithm with this name, any letter case.</summary>
    internal static DigestAlgorithm Of(ReadOnlySpan<byte> name) =>
        Ascii.EqualsIgnoreCase(name, "MD5"u8) ? DigestAlgorithm.Md5
        : Ascii.EqualsIgnoreCase(name, "MD5-sess"u8) ? DigestAlgorithm.Md5Session
        : Ascii.EqualsIgnoreCase(name, "SHA-256"u8) ? DigestAlgorithm.Sha256
        : Ascii.EqualsIgnoreCase(name, "SHA-256-sess"u8) ? DigestAlgorithm.Sha256Session
        : Ascii.EqualsIgnoreCase(name, "SHA-512-256"u8) ? DigestAlgorithm.Sha512Trunc256
        : Ascii.EqualsIgnoreCase(name, "SHA-512-256-sess"u8) ? DigestAlgorithm.Sha512Trunc256Session
        : DigestAlgorithm.Unknown;

    internal static bool IsSession(this DigestAlgorithm algorithm) =>
        algorithm is DigestAlgorithm.Md5Session or DigestAlgorithm.Sha256Session or DigestAlgorithm.Sha512Trunc256Session;

    /// <summary>The algorithm without "-sess": the one whose hash is used.</summary>
    internal static DigestAlgorithm Plain(this DigestAlgorithm algorithm) =>
        algorithm.IsSession() ? algorithm - 1 : algorithm;

    /// <summary>Hash of the data in lower case hex.</summary>
    internal static string Hash(this DigestAlgorithm algorithm, ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[MaxHexLength / 2];
        var length = Sha512Trunc256.HashBytes;
        switch (algorithm.Plain())
        {
            case DigestAlgorithm.Md5:
#pragma warning disable CA5351 // MD5 is what most trunks still ask for; a trunk can forbid it (AUTH-02).
                length = MD5.HashData(data, hash);
#pragma warning restore CA5351
                break;
            case DigestAlgorithm.Sha256:
                length = SHA256.HashData(data, hash);
                break;
            case DigestAlgorithm.Sha512Trunc256:
                Sha512Trunc256.Hash(data, hash);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(algorithm));
        }

        return Convert.ToHexStringLower(hash[..length]);
    }

    /// <summary>Hash of the parts joined with colons, as UTF-8.</summary>
    internal static string HashOf(this DigestAlgorithm algorithm, params ReadOnlySpan<string> parts) =>
        algorithm.Hash(Encoding.UTF8.GetBytes(string.Join(':', parts)));
}

/// <summary>Digest algorithms (RFC 7616 §3.3, RFC 8760 §2.2).</summary>
public enum DigestAlgorithm : byte
{
    /// <summary>A name we do not know: the challenge is passed over.</summary>
    Unknown,
    Md5,
    Md5Session,
    Sha256,
    Sha256Session,
    Sha512Trunc256,
    Sha512Trunc256Session,
}
