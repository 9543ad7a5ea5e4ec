using System.Globalization;
using Engine.Flows.Document;

namespace Engine.Storage;

/// <summary>
/// What the time at the beginning of an interaction's id is good for: the key of every list begins with it, so a question about a time is a place in the
/// list. An id is minted before its interaction is accepted, by less than <see cref="Slack"/>.
/// </summary>
internal static class IdTimes
{
    /// <summary>Between an id's time and <c>accepted_at</c> at most: a start is stored within a minute or never.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    /// <summary>
    /// An engine that was switched off goes on where it was, so that a step may begin later than an interaction lives: by this much at most, for a report that
    /// starts between two pages of one filter.
    /// </summary>
    private static readonly TimeSpan SwitchedOff = TimeSpan.FromDays(30);

    /// <summary>No interaction that was accepted at <paramref name="at"/> or later has a lesser id.</summary>
    public static string AcceptedFrom(DateTimeOffset at) => Least(at.ToUnixTimeMilliseconds() - (long)Slack.TotalMilliseconds);

    /// <summary>Every interaction that was accepted before <paramref name="at"/> has a lesser id.</summary>
    public static string AcceptedBefore(DateTimeOffset at) => Least(at.ToUnixTimeMilliseconds() + (long)Slack.TotalMilliseconds);

    /// <summary>No interaction that has a step later than <paramref name="ms"/> since 1970 has a lesser id: it would be over.</summary>
    public static string AliveAt(long ms) => Least(ms - (long)(FlowLimits.Lifetime + SwitchedOff).TotalMilliseconds);

    /// <summary>When the id was minted, in ms since 1970; null of an id that was not.</summary>
    public static long? Of(string id) => long.TryParse(id.AsSpan(0, Math.Min(12, id.Length)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var ms) ? ms : null;

    private static string Least(long ms) => Math.Max(ms, 0).ToString("x12", CultureInfo.InvariantCulture);
}
