using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Headers;

/// <summary>host [ ":" port ] as it stands in URIs and in Via (RFC 3261 §25.1; IPv6 reference in brackets, RFC 5118).</summary>
internal static class HostPort
{
    /// <summary>Longest host name in bytes (RFC 1035 §2.3.4).</summary>
    internal const int MaxHostBytes = 255;

    /// <summary>
    /// Splits a whole text. The host keeps its brackets; the port is 0 when not written. When <paramref name="spaced"/>, white space
    /// may stand around the colon, as in Via but not in URIs.
    /// </summary>
    internal static bool TryRead(ReadOnlySpan<byte> text, bool spaced, out ReadOnlySpan<byte> host, out int port)
    {
        port = 0;
        host = default;
        if (text.IsEmpty)
        {
            return false;
        }

        var colon = text.IndexOf((byte)':');
        if (text[0] == (byte)'[')
        {
            var close = text.IndexOf((byte)']');
            if (close < 0)
            {
                return false;
            }

            colon = text[close..].IndexOf((byte)':');
            colon = colon < 0 ? -1 : close + colon;
        }

        host = colon < 0 ? text : text[..colon];
        var digits = colon < 0 ? default : text[(colon + 1)..];
        if (spaced)
        {
            host = Lws.TrimEnd(host);
            digits = Lws.Trim(digits);
        }

        return IsHost(host) && (colon < 0 || TryReadPort(digits, out port));
    }

    private static bool TryReadPort(ReadOnlySpan<byte> digits, out int port)
    {
        var good = Digits.TryRead(digits, ushort.MaxValue, out var number) && number > 0;
        port = (int)number;
        return good;
    }

    private static bool IsHost(ReadOnlySpan<byte> host)
    {
        if (host.Length is 0 or > MaxHostBytes)
        {
            return false;
        }

        return host[0] == (byte)'['
            ? host[^1] == (byte)']' && IpLiteral.TryReadV6(host[1..^1], out _)
            : Tokens.IsHostName(host);
    }
}
