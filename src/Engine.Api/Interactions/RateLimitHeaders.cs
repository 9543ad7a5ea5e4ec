using System.Globalization;
using Engine.Ports.Throttle;

namespace Engine.Api.Interactions;

/// <summary>
/// The account's limit as clients read it (draft-ietf-httpapi-ratelimit-headers): q is the quota, w its window in seconds, r the requests left,
/// t the seconds until the quota is full again.
/// </summary>
internal static class RateLimitHeaders
{
    public static void Write(IHeaderDictionary headers, ThrottleVerdict verdict)
    {
        var window = (int)Math.Ceiling(verdict.Limit / verdict.PerSecond);
        var reset = (int)Math.Ceiling(verdict.ResetAfter.TotalSeconds);
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"account\";q={verdict.Limit};w={window}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"account\";r={verdict.Remaining};t={reset}");
    }
}
