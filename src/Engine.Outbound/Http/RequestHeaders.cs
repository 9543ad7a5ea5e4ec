using System.Collections.Frozen;
using System.Net.Http.Headers;
using System.Text;

namespace Engine.Outbound.Http;

/// <summary>Which headers a request may carry, and how they are put on it.</summary>
internal static class RequestHeaders
{
    /// <summary>Headers of one request, and characters of one value.</summary>
    public const int MaxCount = 120;

    /// <inheritdoc cref="MaxCount"/>
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

    /// <summary>False when one may not be sent.</summary>
    public static bool TryPut(HttpRequestHeaders target, IReadOnlyList<KeyValuePair<string, string>> headers, bool onlyConditions)
    {
        if (headers.Count > MaxCount)
        {
            return false;
        }

        foreach (var (name, value) in headers)
        {
            if (!MaySend(name, value))
            {
                return false;
            }

            if ((!onlyConditions || IsCondition(name)) && !target.TryAddWithoutValidation(name, value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Values as Latin-1 bytes.</summary>
    public static Encoding? Encode(string name, HttpRequestMessage request) => Encoding.Latin1;

    private static bool IsCondition(string name) =>
        name.Equals("Accept", StringComparison.OrdinalIgnoreCase) || name.StartsWith("If-", StringComparison.OrdinalIgnoreCase);

    private static bool IsToken(string name) =>
        name.Length is > 0 and <= 128 && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));
}
