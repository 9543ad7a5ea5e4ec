using System.Text.RegularExpressions;
using Engine.Flows.Document.Texts;
using Engine.Ports.Trunks;

namespace Engine.Accounts.Trunks;

/// <summary>What a trunk must be to be stored, by whichever way it comes; all faults at once, by the names of the API's body.</summary>
public static partial class TrunkRules
{
    private const int MaxNameLength = 100;
    private const int MaxGateways = 16;
    private const int MaxListEntries = 256;
    private const int MaxHeaders = 16;
    private const int MaxOverrides = 64;
    private const int MaxTextLength = 256;

    private static readonly string[] Codecs = ["PCMU", "PCMA"];

    public static IReadOnlyList<FieldFault> Check(TrunkConfig trunk, TrunkPassword password)
    {
        var faults = new FaultList();
        faults.RequireText(trunk.Name, "name", MaxNameLength);
        faults.Require(trunk.Gateways.Count is >= 1 and <= MaxGateways, "gateways", $"must name 1 to {MaxGateways} gateways");
        for (var i = 0; i < trunk.Gateways.Count; i++)
        {
            if (IsNull(trunk.Gateways[i], $"gateways[{i}]", faults))
            {
                continue;
            }

            faults.Require(IsHost(trunk.Gateways[i].Host), $"gateways[{i}].host", "must be an IP address or a host name");
            faults.RequireRange(trunk.Gateways[i].Port, $"gateways[{i}].port", 1, 65535);
        }

        CheckCredentials(trunk, password, faults);
        CheckRouting(trunk, faults);
        CheckMedia(trunk.Settings, faults);
        CheckNumbers(trunk.Settings, faults);
        CheckSignalling(trunk.Settings, faults);
        CheckOverrides(trunk.Settings.ResponseOverrides, faults);
        return faults.Found;
    }

    private static void CheckCredentials(TrunkConfig trunk, TrunkPassword password, FaultList faults)
    {
        faults.Require(trunk.AuthUser is null || IsLine(trunk.AuthUser), "auth_user", $"must have 1 to {MaxTextLength} printable characters");
        faults.Require(trunk.AuthRealm is null || IsLine(trunk.AuthRealm), "auth_realm", $"must have 1 to {MaxTextLength} printable characters");
        if (password is TrunkPassword.Set set)
        {
            faults.Require(IsLine(set.Plain), "password", $"must have at most {MaxTextLength} printable characters");
            faults.Require(trunk.AuthUser is not null, "auth_user", "is needed with a password");
        }
    }

    private static void CheckRouting(TrunkConfig trunk, FaultList faults)
    {
        faults.Require(trunk.AllowedSources.Count <= MaxListEntries, "allowed_sources", $"may have at most {MaxListEntries} entries");
        faults.Require(
            trunk.AllowedSources.All(source => source is not null && SourceRange.IsValid(source)),
            "allowed_sources",
            $"must hold IP addresses or CIDR ranges of at most {SourceRange.MaxAddresses} addresses");
        faults.Require(trunk.RoutePrefixes.Count <= MaxListEntries, "route_prefixes", $"may have at most {MaxListEntries} entries");
        faults.Require(
            trunk.RoutePrefixes.All(prefix => prefix is not null && Prefix().IsMatch(prefix)), "route_prefixes", "must hold beginnings of E.164 numbers, such as +351");
    }

    private static void CheckMedia(TrunkSettings settings, FaultList faults)
    {
        faults.Require(
            settings.Codecs.Count > 0 && settings.Codecs.All(codec => Codecs.Contains(codec, StringComparer.Ordinal)),
            "settings.codecs",
            $"must name some of {string.Join(", ", Codecs)}");
        faults.Require(settings.PtimeMs is 10 or 20 or 30 or 40, "settings.ptime_ms", "must be 10, 20, 30 or 40");
        faults.Require(
            settings.FallbackOffer is not { } codec || (settings.Codecs.Contains(codec, StringComparer.Ordinal) && settings.Codecs.Any(other => other != codec)),
            "settings.fallback_offer",
            "must be one of several settings.codecs, offered alone when all of them are refused; leave it out for no second offer");
        faults.RequireRange(settings.MediaTimeoutSeconds, "settings.media_timeout_seconds", 0, 3600);
        faults.Require(
            settings.HeldSecondsMax is >= 1 and <= 3600,
            "settings.held_seconds_max",
            "must be from 1 to 3600; nobody may hold a line for good, so a long hold takes a large number");
    }

    private static void CheckNumbers(TrunkSettings settings, FaultList faults)
    {
        faults.Require(Dialled().IsMatch(settings.NumberPrefix), "settings.number_prefix", "may hold up to 15 digits, *, # or +");
        faults.Require(CountryCode().IsMatch(settings.CountryCode), "settings.country_code", "must be 1 to 3 digits or empty");
        faults.Require(
            settings.NumberFormat != TrunkNumberFormat.National || settings.CountryCode.Length > 0,
            "settings.country_code",
            "is needed for the national format");
        faults.Require(settings.Domain is null || IsHost(settings.Domain), "settings.domain", "must be an IP address or a host name");
    }

    private static void CheckSignalling(TrunkSettings settings, FaultList faults)
    {
        faults.RequireRange(settings.PostDialDelayMaxSeconds, "settings.post_dial_delay_max_seconds", 0, 30);
        faults.Require(settings.MaxConcurrentCalls is null or >= 1, "settings.max_concurrent_calls", "must be at least 1 or null");
        faults.RequireRange(settings.RingSecondsMax, "settings.ring_seconds_max", 0, 600);
        faults.RequireRange(settings.FirstResponseTimeoutMs, "settings.first_response_timeout_ms", 500, 32_000);
        faults.Require(settings.T1Ms is >= 500 and <= 2000, "settings.t1_ms", "must be from 500 (the default) to 2000 (a way over a satellite)");
        faults.Require(settings.UserAgent is null || IsLine(settings.UserAgent), "settings.user_agent", "must be one printable line");
        faults.Require(
            settings.Headers.Count <= MaxHeaders && settings.Headers.All(header => header.Key is not null && Token().IsMatch(header.Key) && IsLine(header.Value)),
            "settings.headers",
            $"may hold up to {MaxHeaders} headers of one printable line each");
    }

    private static void CheckOverrides(IReadOnlyList<TrunkResponseOverride> overrides, FaultList faults)
    {
        faults.Require(overrides.Count <= MaxOverrides, "settings.response_overrides", $"may have at most {MaxOverrides} entries");
        for (var i = 0; i < overrides.Count; i++)
        {
            var (rule, name) = (overrides[i], $"settings.response_overrides[{i}]");
            if (IsNull(rule, name, faults))
            {
                continue;
            }

            faults.Require(
                rule.Status is not null || rule.Phrase is not null || rule.Header is not null, name, "must give at least one of status, phrase and header");
            faults.Require(rule.Status is null or (>= 300 and <= 699), $"{name}.status", "must be a final status from 300 to 699");
            faults.Require(rule.Phrase is null || IsLine(rule.Phrase), $"{name}.phrase", "must be one printable line");
            faults.Require(rule.Header is null || Token().IsMatch(rule.Header), $"{name}.header", "must be the name of a header, such as X-Cause");
            faults.Require(rule.HeaderValue is null || IsLine(rule.HeaderValue), $"{name}.header_value", "must be one printable line");
            faults.Require(rule.HeaderValue is null || rule.Header is not null, $"{name}.header", "is needed with a header_value");
            faults.Require(
                rule.ReadAs is >= 400 and <= 699,
                $"{name}.read_as",
                "must be the status from 400 to 699 that it means, such as 486 for busy or 404 for an invalid number");
        }
    }

    /// <summary>JSON may hold null in a list whatever the list's type says.</summary>
    private static bool IsNull(object? entry, string name, FaultList faults)
    {
        faults.Require(entry is not null, name, "must be an object, not null");
        return entry is null;
    }

    private static bool IsHost(string? host) => host is not null && host.Length <= 253 && Uri.CheckHostName(host) != UriHostNameType.Unknown;

    /// <summary>One line without control characters: it will stand in a SIP message.</summary>
    private static bool IsLine(string? text) => text is { Length: > 0 } && Characters.Fits(text, MaxTextLength) && !text.Any(char.IsControl);

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
