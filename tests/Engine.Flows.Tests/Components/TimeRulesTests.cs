using System.Globalization;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

public sealed class TimeRulesTests
{
    private static string Json(string ranges, string zone = "UTC", string extra = "") => Flow.Json(
        $"'time': {{ 'type': 'time_rules', 'settings': {{ 'rules': [ {{ 'exit': 'open', 'timezone': '{zone}', 'ranges': [ {ranges} ] {extra} }} ] }}, 'outputs': {{ 'match': 'a' }}, 'exits': {{ 'open': 'end', 'no_match': 'end' }} }}, {Flow.End}", "time");

    private static Session Run(string json, string utc)
    {
        var s = new Session(Flow.Publish(json), DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture));
        return s.Do(x => new InteractionCommand.Begin(x.Now));
    }

    private static bool Open(string ranges, string utc, string zone = "UTC") => Run(Json(ranges, zone), utc).State.Variables["a"] == "open";

    private const string AllDays = "'days': ['mon','tue','wed','thu','fri','sat','sun']";

    // 2026-03-02 is a Monday.
    // Holds FLOW-40.
    [Theory]
    [InlineData("{}", "2026-03-02T09:00:00Z", true)]
    [InlineData("{}", "2026-03-02T08:59:59Z", false)]
    [InlineData("{}", "2026-03-02T17:59:59Z", true)]
    [InlineData("{}", "2026-03-02T18:00:00Z", false)]
    [InlineData("{}", "2026-03-06T12:00:00Z", true)]
    [InlineData("{}", "2026-03-07T12:00:00Z", false)]
    [InlineData("{}", "2026-03-08T12:00:00Z", false)]
    [InlineData("{ 'days': ['sat'] }", "2026-03-07T12:00:00Z", true)]
    [InlineData("{ 'from': '00:00:00', 'to': '23:59:59' }", "2026-03-02T23:59:59.900Z", true)]
    [InlineData("{ 'from': '00:00:00', 'to': '23:59:59' }", "2026-03-07T00:00:00Z", false)]
    [InlineData("{ 'from': '12:00:00', 'to': '12:00:01' }", "2026-03-02T12:00:00.999Z", true)]
    [InlineData("{ 'from': '12:00:00', 'to': '12:00:01' }", "2026-03-02T12:00:01Z", false)]
    [InlineData("{ 'days': ['mon'], 'from': '22:00:00', 'to': '06:00:00' }", "2026-03-02T22:00:00Z", true)]
    [InlineData("{ 'days': ['mon'], 'from': '22:00:00', 'to': '06:00:00' }", "2026-03-03T05:59:59Z", true)]
    [InlineData("{ 'days': ['mon'], 'from': '22:00:00', 'to': '06:00:00' }", "2026-03-03T06:00:00Z", false)]
    [InlineData("{ 'days': ['mon'], 'from': '22:00:00', 'to': '06:00:00' }", "2026-03-02T05:00:00Z", false)]
    [InlineData("{ 'days': ['mon'], 'from': '22:00:00', 'to': '06:00:00' }", "2026-03-03T23:00:00Z", false)]
    [InlineData("{ 'days': ['mon'], 'from': '08:00:00', 'to': '08:00:00' }", "2026-03-02T08:00:00Z", true)]
    [InlineData("{ 'days': ['mon'], 'from': '08:00:00', 'to': '08:00:00' }", "2026-03-03T07:59:59Z", true)]
    [InlineData("{ 'days': ['mon'], 'from': '08:00:00', 'to': '08:00:00' }", "2026-03-03T08:00:00Z", false)]
    [InlineData("{ 'days': ['mon'], 'from': '08:00:00', 'to': '08:00:00' }", "2026-03-02T07:59:59Z", false)]
    [InlineData("{ 'from': '09:00:00', 'to': '12:00:00' }, { 'from': '13:00:00', 'to': '17:00:00' }", "2026-03-02T12:30:00Z", false)]
    [InlineData("{ 'from': '09:00:00', 'to': '12:00:00' }, { 'from': '13:00:00', 'to': '17:00:00' }", "2026-03-02T13:00:00Z", true)]
    public void Enter_Table(string ranges, string utc, bool open) => Open(ranges, utc).ShouldBe(open);

    /// <summary>Both clock changes of three zones: opening and closing follow the clock on the wall.</summary>
    [Theory]
    [InlineData("Europe/Lisbon", "2026-03-28T09:00:00Z", "2026-03-28T18:00:00Z")]
    [InlineData("Europe/Lisbon", "2026-03-29T08:00:00Z", "2026-03-29T17:00:00Z")]
    [InlineData("Europe/Lisbon", "2026-10-24T08:00:00Z", "2026-10-24T17:00:00Z")]
    [InlineData("Europe/Lisbon", "2026-10-25T09:00:00Z", "2026-10-25T18:00:00Z")]
    [InlineData("America/New_York", "2026-03-07T14:00:00Z", "2026-03-07T23:00:00Z")]
    [InlineData("America/New_York", "2026-03-08T13:00:00Z", "2026-03-08T22:00:00Z")]
    [InlineData("America/New_York", "2026-10-31T13:00:00Z", "2026-10-31T22:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T14:00:00Z", "2026-11-01T23:00:00Z")]
    [InlineData("Australia/Sydney", "2026-04-03T22:00:00Z", "2026-04-04T07:00:00Z")]
    [InlineData("Australia/Sydney", "2026-04-04T23:00:00Z", "2026-04-05T08:00:00Z")]
    [InlineData("Australia/Sydney", "2026-10-02T23:00:00Z", "2026-10-03T08:00:00Z")]
    [InlineData("Australia/Sydney", "2026-10-03T22:00:00Z", "2026-10-04T07:00:00Z")]
    public void Enter_AroundClockChanges_FollowsTheWall(string zone, string opens, string closes)
    {
        const string Range = "{ " + AllDays + " }";
        var (open, close) = (DateTimeOffset.Parse(opens, CultureInfo.InvariantCulture), DateTimeOffset.Parse(closes, CultureInfo.InvariantCulture));
        Open(Range, open.AddSeconds(-1).ToString("O"), zone).ShouldBeFalse();
        Open(Range, open.ToString("O"), zone).ShouldBeTrue();
        Open(Range, close.AddSeconds(-1).ToString("O"), zone).ShouldBeTrue();
        Open(Range, close.ToString("O"), zone).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-03-29T00:59:59Z", true)]
    [InlineData("2026-03-29T01:00:00Z", false)]
    public void Enter_TheHourThatIsSkipped_DoesNotExist(string utc, bool open) => Open("{ " + AllDays + ", 'from': '00:30:00', 'to': '01:30:00' }", utc, "Europe/Lisbon").ShouldBe(open);

    [Theory]
    [InlineData("2026-10-25T00:15:00Z", true)]
    [InlineData("2026-10-25T01:15:00Z", true)]
    [InlineData("2026-10-25T01:45:00Z", false)]
    public void Enter_TheHourThatComesTwice_CountsTwice(string utc, bool open) => Open("{ " + AllDays + ", 'from': '01:00:00', 'to': '01:30:00' }", utc, "Europe/Lisbon").ShouldBe(open);

    // Holds FLOW-40.
    [Theory]
    [InlineData("", "inside_business_hours")]
    [InlineData(", 'business_hours': 'outside'", "outside_business_hours")]
    public void Enter_BusinessHours_AreReportedOnly(string extra, string reason) =>
        Run(Json("{}", extra: extra), "2026-03-02T12:00:00Z").Journal.OfType<InteractionEvent.StepLeft>().First().ShouldSatisfyAllConditions(e => e.Exit.ShouldBe("open"), e => e.Reason.ShouldBe(reason));

    [Theory]
    [InlineData("{ 'from': '24:00:00' }", "time_invalid")]
    [InlineData("{ 'from': '9:00' }", "bad_format")]
    [InlineData("{ 'from': '10:00:00', 'to': '09:60:00' }", "time_invalid")]
    [InlineData("{ 'from': '10:00:00', 'to': '09:00:00' }", "overnight")]
    [InlineData("{ 'from': '09:00:00', 'to': '09:00:00' }", "")]
    [InlineData("{ 'days': [] }", "too_few")]
    [InlineData("{ 'days': ['Monday'] }", "not_allowed")]
    public void Check_Ranges(string range, string codes) =>
        string.Join(" ", Flow.Check(Json(range)).Faults.Where(f => f.Code != "no_call").Select(f => f.Code)).ShouldBe(codes);

    [Fact]
    public void Check_NoRanges() => Flow.Check(Json("")).Faults.ShouldContain(f => f.Code == "too_few");
}
