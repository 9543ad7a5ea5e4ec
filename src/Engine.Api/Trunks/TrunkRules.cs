using System.Text.RegularExpressions;
using Engine.Accounts.Trunks;
using Engine.Api.Json;
using Engine.Ports.Trunks;

namespace Engine.Api.Trunks;

/// <summary>What a trunk must be to be stored; all faults at once.</summary>
internal static partial class TrunkRules
{
    private const int MaxNameLength = 100;
    private const int MaxGateways = 16;
    private const int MaxListEntries = 256;
    private const int MaxHeaders = 16;
    private const int MaxSecretLength = 256;

    private static readonly string[] Codecs = ["PCMU", "PCMA"];

    public static BodyFaults Check(TrunkWrite trunk)
    {
        var faults = new BodyFaults();
        faults.RequireText(trunk.Name, "name", MaxNameLength);
        faults.Require(trunk.Gateways.Count is >= 1 and <= MaxGateways, "gateways", $"must name 1 to {MaxGateways} gateways");
        for (var i = 0; i < trunk.Gateways.Count; i++)
        {
            faults.Require(IsHost(trunk.Gateways[i].Host), $"gateways[{i}].host", "must be an IP address or a host name");
            faults.RequireRange(trunk.Gateways[i].Port, $"gateways[{i}].port", 1, 65535);
        }

        CheckCredentials(trunk, faults);
        CheckRouting(trunk, faults);
        CheckSettings(trunk.Settings ?? TrunkSettings.Default, faults);
        return faults;
    }

    private static void CheckCredentials(TrunkWrite trunk, BodyFaults faults)
    {
        faults.Require(trunk.AuthUser is null || IsLine(trunk.AuthUser), "auth_user", $"must have 1 to {MaxSecretLength} printable characters");
        faults.Require(trunk.AuthRealm is null || IsLine(trunk.AuthRealm), "auth_realm", $"must have 1 to {MaxSecretLength} printable characters");
        faults.Require(string.IsNullOrEmpty(trunk.Password) || IsLine(trunk.Password), "password", $"must have at most {MaxSecretLength} printable characters");
        faults.Require(string.IsNullOrEmpty(trunk.Password) || trunk.AuthUser is not null, "auth_user", "is needed with a password");
    }

    private static void CheckRouting(TrunkWrite trunk, BodyFaults faults)
    {
        var sources = trunk.AllowedSources ?? [];
        faults.Require(sources.Count <= MaxListEntries, "allowed_sources", $"may have at most {MaxListEntries} entries");
        faults.Require(
            sources.All(SourceRange.IsValid),
            "allowed_sources",
            $"must hold IP addresses or CIDR ranges of at most {SourceRange.MaxAddresses} addresses");
        var prefixes = trunk.RoutePrefixes ?? [];
        faults.Require(prefixes.Count <= MaxListEntries, "route_prefixes", $"may have at most {MaxListEntries} entries");
        faults.Require(prefixes.All(prefix => Prefix().IsMatch(prefix)), "route_prefixes", "must hold beginnings of E.164 numbers, such as +351");
    }

    private static void CheckSettings(TrunkSettings settings, BodyFaults faults)
    {
        faults.Require(
            settings.Codecs.Count > 0 && settings.Codecs.All(codec => Codecs.Contains(codec, StringComparer.Ordinal)),
            "settings.codecs",
            $"must name some of {string.Join(", ", Codecs)}");
        faults.Require(settings.PtimeMs is 10 or 20 or 30 or 40, "settings.ptime_ms", "must be 10, 20, 30 or 40");
        faults.Require(Dialled().IsMatch(settings.NumberPrefix), "settings.number_prefix", "may hold up to 15 digits, *, # or +");
        faults.Require(CountryCode().IsMatch(settings.CountryCode), "settings.country_code", "must be 1 to 3 digits or empty");
        faults.Require(
            settings.NumberFormat != TrunkNumberFormat.National || settings.CountryCode.Length > 0,
            "settings.country_code",
            "is needed for the national format");
        faults.Require(settings.Domain is null || IsHost(settings.Domain), "settings.domain", "must be an IP address or a host name");
        faults.RequireRange(settings.PostDialDelayMaxSeconds, "settings.post_dial_delay_max_seconds", 0, 30);
        faults.Require(settings.MaxConcurrentCalls is null or >= 1, "settings.max_concurrent_calls", "must be at least 1 or null");
        faults.RequireRange(settings.RingSecondsMax, "settings.ring_seconds_max", 0, 600);
        faults.RequireRange(settings.FirstResponseTimeoutMs, "settings.first_response_timeout_ms", 500, 32_000);
        faults.RequireRange(settings.MediaTimeoutSeconds, "settings.media_timeout_seconds", 0, 3600);
        faults.Require(settings.UserAgent is null || IsLine(settings.UserAgent), "settings.user_agent", "must be one printable line");
        faults.Require(
            settings.Headers.Count <= MaxHeaders && settings.Headers.All(header => Token().IsMatch(header.Key) && IsLine(header.Value)),
            "settings.headers",
            $"may hold up to {MaxHeaders} headers of one printable line each");
    }

    private static bool IsHost(string host) => host.Length <= 253 && Uri.CheckHostName(host) != UriHostNameType.Unknown;

    /// <summary>One line without control characters: it will stand in a SIP message.</summary>
    private static bool IsLine(string text) => text.Length is >= 1 and <= MaxSecretLength && !text.Any(char.IsControl);

    [GeneratedRegex(@"^\+[0-9]{1,15}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^[0-9*#+]{0,15}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dialled();

    [GeneratedRegex(@"^([1-9][0-9]{0,2})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountryCode();

    /// <summary>RFC 3261 §25.1, token.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9.!%*_+`'~-]{1,64}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
