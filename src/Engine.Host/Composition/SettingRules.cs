using System.Globalization;
using System.Net;

namespace Engine.Host.Composition;

/// <summary>
/// What every setting with a number, a time or an address may be: zero, negative and huge are answered here and before anything starts (API-42).
/// docs/api.md, "Operate", says what each is for.
/// </summary>
internal static class SettingRules
{
    private const string Day = "24 hours";

    /// <summary>One setting with bounds, both allowed.</summary>
    /// <param name="Key">As in engine.json, such as <c>server:drain_seconds</c>.</param>
    /// <param name="Zero">What 0 means, when it means something of its own.</param>
    internal abstract record Rule(string Key, string? Zero = null)
    {
        /// <summary>What is wrong with the text; null when nothing is.</summary>
        public abstract string? Fault(string text);

        protected string Must(string what, string text) => $"{Key} must be {what}{(Zero is null ? "" : $" ({Zero})")}, not {text}.";
    }

    private sealed record Whole(string Key, long Least, long Most, string? Zero = null) : Rule(Key, Zero)
    {
        public override string? Fault(string text) =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most
                ? null
                : Must(string.Create(CultureInfo.InvariantCulture, $"a whole number from {Least} to {Most}"), text);
    }

    private sealed record Share(string Key) : Rule(Key)
    {
        public override string? Fault(string text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1
                ? null
                : Must("above 0 and below 1, such as 0.1", text);
    }

    private sealed record Time(string Key, TimeSpan Least, TimeSpan Most, string Words) : Rule(Key)
    {
        public override string? Fault(string text) =>
            TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= Least && time <= Most
                ? null
                : Must($"a time from {Words}, written as hours:minutes:seconds such as 00:00:15", text);
    }

    private sealed record Checked(string Key, Func<string, bool> Holds, string What) : Rule(Key)
    {
        public override string? Fault(string text) => Holds(text) ? null : Must(What, text);
    }

    /// <summary>Every rule; a test holds that each numeric setting has one.</summary>
    public static readonly IReadOnlyList<Rule> All =
    [
        new Checked("server:listen", IsUrls, "HTTP addresses divided by semicolons, such as http://0.0.0.0:8080"),
        new Checked("server:trusted_proxies", TrustedProxies.IsList, TrustedProxies.What),
        new Whole("server:drain_seconds", 0, 86_400, $"0 ends calls at once, at most {Day}"),
        new Whole("server:warm_up_seconds", 0, 60, "0 leaves the warm-up out"),
        new Whole("server:max_connections", 10, 1_000_000),
        new Whole("retention:events_days", 0, 36_500, "0 keeps them for ever"),
        new Whole("retention:rows_days", 0, 36_500, "0 keeps them for ever"),
        new Checked("sip:listen", IsSipAddress, "ADDRESS:PORT, such as 0.0.0.0:5060; port 0 takes any free one"),
        new Whole("sip:call_capacity", 1, 1 << 20),
        new Checked("media:bind", text => IPAddress.TryParse(text, out _), "an IP address of this machine"),
        new Checked("media:advertised_host", text => IPAddress.TryParse(text, out _), "an IP address that peers can send to"),
        new Whole("media:first_port", 1024, 65_534),
        new Whole("media:last_port", 1025, 65_535),
        new Whole("media:clock_threads", 0, 64, "0 takes one for each core"),
        new Whole("media:first_sound_seconds", 1, 3600),
        new Whole("flows:ring_seconds_ceiling", 10, 600),
        new Whole("functions:workers", 1, 64),
        new Whole("speech:EspeakWordsPerMinute", 80, 450),
        new Time("speech:EngineTimeout", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2), "1 second to 2 minutes"),
        new Whole("speech:CacheBytes", 0, 1L << 36, "0 keeps nothing in memory"),
        new Whole("speech:CacheFolderBytes", 0, 1L << 40, "0 keeps nothing in the folder"),
        new Whole("speech:Parallel", 0, 256, "0 takes one for each core"),
        new Time("speech:RecognitionTimeout", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), "1 second to 5 minutes"),
        new Whole("speech:RecognitionParallel", 0, 256, "0 takes one for two cores"),
        new Time("speech:ProviderBudget", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), "1 second to 1 minute"),
        new Share("speech:PhraseShare"),
    ];

    /// <summary>Every fault, one line each; empty when the engine may start with these settings.</summary>
    public static IReadOnlyList<string> Faults(IConfiguration configuration)
    {
        var faults = All.Select(rule => Text(configuration, rule.Key) is { } text ? rule.Fault(text) : null).OfType<string>().ToList();
        return faults.Count > 0 ? faults : [.. Ports(configuration)];
    }

    /// <summary>A setting that is written as a list is looked at as one text with commas.</summary>
    private static string? Text(IConfiguration configuration, string key) => configuration[key]
        ?? (configuration.GetSection(key).GetChildren().Select(entry => entry.Value).ToList() is { Count: > 0 } entries ? string.Join(',', entries) : null);

    /// <summary>A pair of RTP and RTCP needs an even port and the one behind it.</summary>
    private static IEnumerable<string> Ports(IConfiguration configuration)
    {
        var media = configuration.GetSection(MediaSettings.Section).Get<MediaSettings>() ?? new MediaSettings();
        if (media.LastPort <= media.FirstPort + (media.FirstPort % 2))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"media:last_port must leave room for a pair of ports behind media:first_port {media.FirstPort}, not {media.LastPort}.");
        }
    }

    private static bool IsUrls(string text) => text.Split(';').All(url =>
        Uri.TryCreate(url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https");

    // A port left out would be read as 0, which is any free one: nobody means that by leaving it out.
    private static bool IsSipAddress(string text) =>
        IPEndPoint.TryParse(text, out _) && text.LastIndexOf(':') is var colon && colon > text.LastIndexOf(']') && colon >= 0
        && (text.Contains(']', StringComparison.Ordinal) || text.Count(c => c == ':') == 1);
}
