namespace Engine.Sip.Auth;

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
