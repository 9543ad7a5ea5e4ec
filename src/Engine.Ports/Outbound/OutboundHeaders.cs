using System.Collections.Frozen;

namespace Engine.Ports.Outbound;

/// <summary>Which headers a request to the outside world may carry.</summary>
public static class OutboundHeaders
{
    /// <summary>Characters of one value.</summary>
    public const int MaxValueLength = 8 * 1024;

    /// <summary>They frame the message, name the host or steer what lies between: the HTTP stack's own business.</summary>
    private static readonly FrozenSet<string> Framing = FrozenSet.ToFrozenSet(
        [
            "Host", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authorization", "Proxy-Authenticate",
            "TE", "Trailer", "Upgrade", "Expect", "HTTP2-Settings", "Accept-Encoding", "Content-Type", "Content-Encoding", "Cookie",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a header may be sent by a request: a token, not a framing one, its value one line of Latin-1 (RFC 9110 §5.5).</summary>
    public static bool MaySend(string name, string value) =>
        IsToken(name) && !Framing.Contains(name)
        && value.Length <= MaxValueLength && value.All(c => c is '\t' or (>= ' ' and not '\x7f' and <= '\xff'));

    private static bool IsToken(string name) =>
        name.Length is > 0 and <= 128 && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));
}
