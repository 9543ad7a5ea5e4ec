using Microsoft.Net.Http.Headers;

namespace Engine.Api.Reports;

/// <summary>Chooses between forms of an answer (RFC 9110 §12.5.1).</summary>
internal static class AcceptHeader
{
    /// <summary>The offered type the client likes best, the first of equals; null when it accepts none.</summary>
    public static string? Best(HttpRequest request, params string[] offered)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) || accepted.Count == 0)
        {
            return offered[0];
        }

        var best = offered.Select(type => (type, Quality: QualityOf(type, accepted))).MaxBy(choice => choice.Quality);
        return best.Quality > 0 ? best.type : null;
    }

    /// <summary>The most specific range that matches decides, not the most generous one.</summary>
    private static double QualityOf(string type, IList<MediaTypeHeaderValue> accepted)
    {
        var media = new MediaTypeHeaderValue(type);
        return accepted
            .Where(range => media.IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
            .OrderByDescending(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2)
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault();
    }
}
