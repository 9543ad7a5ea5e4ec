using System.Globalization;
using System.Text;

namespace Engine.Sip.Auth;

/// <summary>
/// The value of Authorization or Proxy-Authorization for one challenge (RFC 7616 §3.4; without qop, RFC 2617 §3.2.2.1). Pure: nonce
/// count and client nonce come from the caller.
/// </summary>
internal static class DigestAuthorization
{
    /// <summary>Random bytes that make one client nonce: 128 bits.</summary>
    public const int ClientNonceBytes = 16;

    /// <param name="random">Bytes from the caller's entropy, <see cref="ClientNonceBytes"/> of them.</param>
    public static string ClientNonce(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, ClientNonceBytes, nameof(random));
        return Convert.ToHexStringLower(random);
    }

    /// <summary>The header value; the same bytes go into the ACK and CANCEL of an INVITE (AUTH-01).</summary>
    public static string Value(DigestChallenge challenge, DigestCredentials credentials, in DigestRequest request)
    {
        var qop = QopName(challenge.Qop);
        var count = request.NonceCount.ToString("x8", CultureInfo.InvariantCulture);
        var text = new StringBuilder(320);
        var user = challenge.HashesUserName
            ? challenge.Algorithm.HashOf(credentials.UserName, challenge.Realm)
            : Escape(credentials.UserName);
        text.Append("Digest username=\"").Append(user)
            .Append("\", realm=\"").Append(challenge.Realm)
            .Append("\", nonce=\"").Append(challenge.Nonce)
            .Append("\", uri=\"").Append(request.Uri)
            .Append("\", response=\"").Append(Response(challenge, credentials, request)).Append('"');
        if (challenge.AlgorithmName is { } name)
        {
            text.Append(", algorithm=").Append(name);
        }

        if (qop is not null || challenge.Algorithm.IsSession())
        {
            text.Append(", cnonce=\"").Append(request.ClientNonce).Append('"');
        }

        if (challenge.Opaque is { } opaque)
        {
            text.Append(", opaque=\"").Append(opaque).Append('"');
        }

        if (qop is not null)
        {
            text.Append(", qop=").Append(qop).Append(", nc=").Append(count);
        }

        return text.Append(challenge.HashesUserName ? ", userhash=true" : "").ToString();
    }

    /// <summary>The response digest in lower case hex (RFC 7616 §3.4.1).</summary>
    public static string Response(DigestChallenge challenge, DigestCredentials credentials, in DigestRequest request)
    {
        var algorithm = challenge.Algorithm;
        var secret = credentials.SecretHash(challenge.Realm, algorithm)
            ?? throw new InvalidOperationException($"No secret for realm and {algorithm}: ask {nameof(DigestCredentials.CanAnswer)} first.");
        if (algorithm.IsSession())
        {
            secret = algorithm.HashOf(secret, challenge.Nonce, request.ClientNonce);
        }

        var qop = QopName(challenge.Qop);
        var method = Encoding.ASCII.GetString(request.Method);
        var target = qop == "auth-int"
            ? algorithm.HashOf(method, request.Uri, algorithm.Hash(request.Body))
            : algorithm.HashOf(method, request.Uri);
        return qop is null
            ? algorithm.HashOf(secret, challenge.Nonce, target)
            : algorithm.HashOf(
                secret, challenge.Nonce, request.NonceCount.ToString("x8", CultureInfo.InvariantCulture), request.ClientNonce, qop, target);
    }

    /// <summary>auth when offered, auth-int only when it is the sole choice, null for the old form (AUTH-03).</summary>
    private static string? QopName(QopOffer offer) => offer.HasFlag(QopOffer.Auth) ? "auth"
        : offer.HasFlag(QopOffer.AuthInt) ? "auth-int" : null;

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}

/// <summary>What of a request goes into its digest.</summary>
internal readonly ref struct DigestRequest
{
    /// <summary>The method token, as on the wire.</summary>
    public ReadOnlySpan<byte> Method { get; init; }

    /// <summary>The Request-URI exactly as it is sent (AUTH-03).</summary>
    public string Uri { get; init; }

    /// <summary>Only hashed for auth-int.</summary>
    public ReadOnlySpan<byte> Body { get; init; }

    /// <summary>Uses of this nonce so far, this one included; see <see cref="NonceCounters"/>.</summary>
    public uint NonceCount { get; init; }

    /// <summary>Fresh, 128 bits in hex; see <see cref="DigestAuthorization.ClientNonce"/>.</summary>
    public string ClientNonce { get; init; }
}
