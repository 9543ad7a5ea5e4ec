using System.Globalization;
using System.Net.Http.Headers;
using Engine.Ports.Outbound;
using Engine.Ports.Sounds;

namespace Engine.Outbound.Sounds;

/// <summary>Reads what an answer says about keeping it (RFC 9111 §4.2, §5.2). What cannot be read counts as not said: the file is asked for each time.</summary>
internal static class Freshness
{
    /// <summary>However long a server allows: an author who changed a file wants to hear it today.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static SoundValidators Of(OutboundResult.Answered answer)
    {
        var said = CacheControlHeaderValue.TryParse(answer.Header("Cache-Control"), out var read) ? read : new CacheControlHeaderValue();
        var fresh = said is { NoCache: false, NoStore: false, MaxAge: { } age } ? age - AgeOf(answer) : TimeSpan.Zero;
        return new SoundValidators(
            answer.Header("ETag"), answer.Header("Last-Modified"), TimeSpan.FromTicks(Math.Clamp(fresh.Ticks, 0, Longest.Ticks)), !said.NoStore);
    }

    private static TimeSpan AgeOf(OutboundResult.Answered answer) =>
        int.TryParse(answer.Header("Age"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
}
