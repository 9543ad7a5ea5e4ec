using System.Net.Http.Headers;
using System.Text;
using Engine.Ports.Outbound;

namespace Engine.Outbound.Http;

/// <summary>How headers are put on a request; which ones it may carry: <see cref="OutboundHeaders"/>.</summary>
internal static class RequestHeaders
{
    /// <summary>Headers of one request.</summary>
    public const int MaxCount = 120;

    /// <summary>False when one may not be sent.</summary>
    public static bool TryPut(HttpRequestHeaders target, IReadOnlyList<KeyValuePair<string, string>> headers, bool onlyConditions)
    {
        if (headers.Count > MaxCount)
        {
            return false;
        }

        foreach (var (name, value) in headers)
        {
            if (!OutboundHeaders.MaySend(name, value))
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

    /// <summary>user:password in UTF-8 (RFC 7617).</summary>
    public static string Basic(string user, string password) =>
        new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))).ToString();

    /// <summary>Values as Latin-1 bytes.</summary>
    public static Encoding? Encode(string name, HttpRequestMessage request) => Encoding.Latin1;

    private static bool IsCondition(string name) =>
        name.Equals("Accept", StringComparison.OrdinalIgnoreCase) || name.StartsWith("If-", StringComparison.OrdinalIgnoreCase);
}
