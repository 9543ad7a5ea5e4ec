using System.Globalization;

namespace Engine.Flows.Components;

/// <summary>Wall clocks of time zones, and the ways dates and times of day are written.</summary>
internal static class LocalClock
{
    /// <summary>Files beside the zones of the IANA database: this machine's own zone, and clocks that count leap seconds.</summary>
    private static readonly string[] NotZones = ["localtime", "posixrules", "Factory", "posix/", "right/"];

    /// <summary>Whether it is a time zone that means the same on every server.</summary>
    public static bool IsZone(string zone) =>
        !NotZones.Any(name => zone.StartsWith(name, StringComparison.OrdinalIgnoreCase)) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    /// <summary>What a clock on the wall shows there; null for an unknown zone.</summary>
    public static DateTime? At(DateTimeOffset moment, string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTime(moment, found).DateTime : null;

    /// <summary>yyyy-MM-dd, null when there is no such day.</summary>
    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>HH:MM:SS, null when there is no such time.</summary>
    public static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
