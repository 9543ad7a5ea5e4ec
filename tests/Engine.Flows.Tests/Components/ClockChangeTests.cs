using System.Globalization;
using Engine.Flows.Components.Steps;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

/// <summary>
/// Time and calendar rules through both clock changes of three zones, one of which moves by half an hour, on every seventh minute of three days
/// and at every edge. The offsets are written out here, so that the expectation knows nothing of time zones.
/// </summary>
public sealed class ClockChangeTests
{
    private const string AllDays = "'days': ['mon','tue','wed','thu','fri','sat','sun']";

    public static TheoryData<string, string, double, double> Changes => new()
    {
        { "Europe/Berlin", "2026-03-29T01:00:00Z", 1, 2 },
        { "Europe/Berlin", "2026-10-25T01:00:00Z", 2, 1 },
        { "America/New_York", "2026-03-08T07:00:00Z", -5, -4 },
        { "America/New_York", "2026-11-01T06:00:00Z", -4, -5 },
        { "Australia/Lord_Howe", "2026-04-04T15:00:00Z", 11, 10.5 },
        { "Australia/Lord_Howe", "2026-10-03T15:30:00Z", 10.5, 11 },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void TimeRules_RangeAcrossTheChange_FollowsTheWall(string zone, string change, double before, double after) =>
        Compare(Time(zone, $"{{ {AllDays}, 'from': '01:15:00', 'to': '02:45:00' }}"), new Change(change, before, after), wall => Between(wall, 75, 165));

    [Theory]
    [MemberData(nameof(Changes))]
    public void TimeRules_BusinessHours_FollowTheWall(string zone, string change, double before, double after) =>
        Compare(Time(zone, $"{{ {AllDays} }}"), new Change(change, before, after), wall => Between(wall, 540, 1080));

    // Holds FLOW-40.
    [Theory]
    [MemberData(nameof(Changes))]
    public void TimeRules_NightOfTheChange_BelongsToTheDayItBeganOn(string zone, string change, double before, double after) => Compare(
        Time(zone, "{ 'days': ['sat'], 'from': '22:00:00', 'to': '03:00:00' }"),
        new Change(change, before, after),
        wall => (wall.DayOfWeek == DayOfWeek.Saturday && Between(wall, 1320, 1440)) || (wall.DayOfWeek == DayOfWeek.Sunday && Between(wall, 0, 180)));

    [Theory]
    [MemberData(nameof(Changes))]
    public void CalendarRules_DayOfTheChange_LastsAsLongAsItDoesThere(string zone, string change, double before, double after)
    {
        var at = new Change(change, before, after);
        var day = at.Wall(at.At).Date;
        var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var json = Json("calendar_rules", $"{{ 'exit': 'open', 'timezone': '{zone}', 'dates': [ {{ 'from': '{date}' }} ] }}");
        var minutes = Compare(json, at, wall => wall.Date == day);
        minutes.ShouldBe((24 * 60) - ((after - before) * 60), "minutes of that day");
    }

    private static string Time(string zone, string range) => Json("time_rules", $"{{ 'exit': 'open', 'timezone': '{zone}', 'ranges': [ {range} ] }}");

    private static string Json(string type, string rule) => Flow.Json(
        $"'rules': {{ 'type': '{type}', 'settings': {{ 'rules': [ {rule} ] }}, 'outputs': {{ 'match': 'a' }}, 'exits': {{ 'open': 'end', 'no_match': 'end' }} }}, {Flow.End}", "rules");

    private static bool Between(DateTime wall, int fromMinute, int toMinute) =>
        wall.TimeOfDay >= TimeSpan.FromMinutes(fromMinute) && wall.TimeOfDay < TimeSpan.FromMinutes(toMinute);

    /// <summary>Compares rule and expectation around the change, and gives the minutes for which it is open.</summary>
    private static double Compare(string json, Change change, Func<DateTime, bool> open)
    {
        var flow = Flow.Publish(json);
        var (minutes, edges) = (0, 0);
        bool? last = null;
        for (var minute = -36 * 60; minute <= 36 * 60; minute++)
        {
            var at = change.At.AddMinutes(minute);
            var expected = open(change.Wall(at));
            minutes += expected ? 1 : 0;
            if (expected != last)
            {
                edges++;
                IsOpen(flow, at.AddSeconds(-1)).ShouldBe(last ?? open(change.Wall(at.AddSeconds(-1))), $"a second before {at:O}");
            }

            if (expected != last || minute % 7 == 0)
            {
                IsOpen(flow, at).ShouldBe(expected, $"at {at:O}, {change.Wall(at):s} on the wall");
            }

            last = expected;
        }

        edges.ShouldBeGreaterThan(2, "the rule opens and closes while it is watched");
        return minutes;
    }

    private static bool IsOpen(PublishedFlow flow, DateTimeOffset at) =>
        new Session(flow, at).Do(s => new InteractionCommand.Begin(s.Now)).State.Variables["a"] == "open";

    /// <param name="Utc">When the clock changes.</param>
    /// <param name="Before">Offset until then, hours.</param>
    /// <param name="After">Offset from then on.</param>
    private sealed record Change(string Utc, double Before, double After)
    {
        public DateTimeOffset At { get; } = DateTimeOffset.Parse(Utc, CultureInfo.InvariantCulture);

        public DateTime Wall(DateTimeOffset at) => at.UtcDateTime.AddHours(at < At ? Before : After);
    }
}
