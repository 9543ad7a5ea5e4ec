using System.Text;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Auth;

/// <summary>One Digest challenge (RFC 7616 §3.3). Quoted values keep their escapes: they are echoed and hashed as they came.</summary>
/// <param name="Realm">Protection space.</param>
/// <param name="Nonce">Server nonce.</param>
/// <param name="Opaque">Echoed; null when absent. Each challenge has its own.</param>
/// <param name="Algorithm">MD5 when the challenge names none.</param>
/// <param name="AlgorithmName">As written, to be echoed; null when absent.</param>
/// <param name="Qop">What the server offers.</param>
/// <param name="IsStale">The nonce was too old, the secret was right.</param>
/// <param name="HashesUserName">userhash=true (RFC 7616 §3.4.4).</param>
internal sealed record DigestChallenge(
    string Realm, string Nonce, string? Opaque, DigestAlgorithm Algorithm, string? AlgorithmName, QopOffer Qop, bool IsStale,
    bool HashesUserName)
{
    /// <summary>Reads one challenge; false for another scheme, or when realm or nonce is missing or empty of sense.</summary>
    public static bool TryRead(ReadOnlySpan<byte> challenge, out DigestChallenge? digest)
    {
        digest = null;
        var scheme = Tokens.Length(challenge);
        if (!Ascii.EqualsIgnoreCase(challenge[..scheme], "Digest"u8))
        {
            return false;
        }

        string? realm = null, nonce = null, opaque = null, algorithm = null;
        var (qop, stale, userHash) = (QopOffer.Absent, false, false);
        var walk = new AuthParams(challenge[scheme..]);
        while (walk.MoveNext())
        {
            var name = walk.Name;
            if (Ascii.EqualsIgnoreCase(name, "realm"u8))
            {
                realm ??= Encoding.UTF8.GetString(walk.Value);
            }
            else if (Ascii.EqualsIgnoreCase(name, "nonce"u8))
            {
                nonce ??= Encoding.UTF8.GetString(walk.Value);
            }
            else if (Ascii.EqualsIgnoreCase(name, "opaque"u8))
            {
                opaque ??= Encoding.UTF8.GetString(walk.Value);
            }
            else if (Ascii.EqualsIgnoreCase(name, "algorithm"u8))
            {
                algorithm ??= Encoding.UTF8.GetString(walk.Value);
            }
            else if (Ascii.EqualsIgnoreCase(name, "qop"u8))
            {
                qop = ReadQop(walk.Value);
            }
            else if (Ascii.EqualsIgnoreCase(name, "stale"u8))
            {
                stale = Ascii.EqualsIgnoreCase(walk.Value, "true"u8);
            }
            else if (Ascii.EqualsIgnoreCase(name, "userhash"u8))
            {
                userHash = Ascii.EqualsIgnoreCase(walk.Value, "true"u8);
            }
        }

        if (realm is null || string.IsNullOrEmpty(nonce) || !IsEchoable(realm) || !IsEchoable(nonce) || !IsEchoable(opaque))
        {
            return false;
        }

        var known = algorithm is null ? DigestAlgorithm.Md5 : DigestAlgorithms.Of(Encoding.UTF8.GetBytes(algorithm));
        digest = new DigestChallenge(realm, nonce, opaque, known, algorithm, qop, stale, userHash);
        return true;
    }

    /// <summary>A value broken over lines, or with a NUL, could not be written back as it came.</summary>
    private static bool IsEchoable(string? value) => value is null || value.AsSpan().IndexOfAny('\r', '\n', '\0') < 0;

    private static QopOffer ReadQop(ReadOnlySpan<byte> list)
    {
        var offer = QopOffer.Unknown;
        foreach (var word in new HeaderList(list))
        {
            offer |= Ascii.EqualsIgnoreCase(word, "auth"u8) ? QopOffer.Auth
                : Ascii.EqualsIgnoreCase(word, "auth-int"u8) ? QopOffer.AuthInt : QopOffer.Unknown;
        }

        return offer;
    }
}

/// <summary>The qop values of a challenge (RFC 7616 §3.3).</summary>
[Flags]
public enum QopOffer : byte
{
    /// <summary>No qop: the old form of RFC 2069.</summary>
    Absent = 0,
    /// <summary>There is a qop parameter; alone, it names nothing we know and the challenge cannot be answered.</summary>
    Unknown = 1,
    Auth = 2,
    AuthInt = 4,
}
