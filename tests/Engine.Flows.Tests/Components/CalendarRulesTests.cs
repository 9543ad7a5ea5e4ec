using Engine.Flows.Document;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

public sealed class CalendarRulesTests
{
    private static string Json(string rules, string exits = "'off': 'end', 'no_match': 'end'") =>
        Flow.Json($"'cal': {{ 'type': 'calendar_rules', 'settings': {{ 'rules': {rules} }}, 'outputs': {{ 'match': 'a' }}, 'exits': {{ {exits} }} }}, {Flow.End}", "cal");

    private static string Rule(string dates, bool repeats = false, string zone = "UTC", string exit = "off") =>
        $"{{ 'exit': '{exit}', 'timezone': '{zone}', 'repeats_annually': {(repeats ? "true" : "false")}, 'dates': [ {dates} ] }}";

    private static string Exit(string json, string utc)
    {
        var s = new Session(Flow.Publish(json), DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture));
        s.Do(x => new Engine.Flows.Facts.InteractionCommand.Begin(x.Now));
        s.State.Variables["a"].ShouldBe(s.Path[4..].Split(' ')[0]);
        return s.State.Variables["a"]!;
    }

    private const string Day = "{ 'from': '2026-12-25' }";
    private const string Span = "{ 'from': '2026-03-02', 'to': '2026-03-04' }";
    private const string NewYear = "{ 'from': '2025-12-24', 'to': '2026-01-06' }";
    private const string LeapDay = "{ 'from': '2024-02-29' }";

    // Holds FLOW-39.
    [Theory]
    [InlineData(Day, false, "2026-12-25T00:00:00Z", "off")]
    [InlineData(Day, false, "2026-12-25T23:59:59Z", "off")]
    [InlineData(Day, false, "2026-12-26T00:00:00Z", "no_match")]
    [InlineData(Day, false, "2027-12-25T12:00:00Z", "no_match")]
    [InlineData(Day, true, "2027-12-25T12:00:00Z", "off")]
    [InlineData(Day, true, "2019-12-25T12:00:00Z", "off")]
    [InlineData(Span, false, "2026-03-01T23:59:59Z", "no_match")]
    [InlineData(Span, false, "2026-03-02T00:00:00Z", "off")]
    [InlineData(Span, false, "2026-03-04T23:59:59Z", "off")]
    [InlineData(Span, false, "2026-03-05T00:00:00Z", "no_match")]
    [InlineData(Span, true, "2030-03-03T00:00:00Z", "off")]
    [InlineData(NewYear, false, "2026-01-06T12:00:00Z", "off")]
    [InlineData(NewYear, false, "2027-01-01T12:00:00Z", "no_match")]
    [InlineData(NewYear, true, "2030-12-24T12:00:00Z", "off")]
    [InlineData(NewYear, true, "2031-01-06T12:00:00Z", "off")]
    [InlineData(NewYear, true, "2031-01-07T12:00:00Z", "no_match")]
    [InlineData(NewYear, true, "2031-12-23T12:00:00Z", "no_match")]
    [InlineData("{ 'from': '2026-12-24', 'to': '2026-01-06' }", true, "2031-01-01T12:00:00Z", "off")]
    [InlineData(LeapDay, true, "2028-02-29T12:00:00Z", "off")]
    [InlineData(LeapDay, true, "2027-02-28T12:00:00Z", "no_match")]
    [InlineData(LeapDay, true, "2027-03-01T12:00:00Z", "no_match")]
    [InlineData("{ 'from': '2026-02-27', 'to': '2026-03-01' }", true, "2028-02-29T12:00:00Z", "off")]
    [InlineData("{ 'from': '2025-03-01', 'to': '2027-02-01' }", true, "2029-02-15T12:00:00Z", "off")]
    [InlineData($"{Day}, {Span}", false, "2026-03-03T12:00:00Z", "off")]
    public void Enter_Table(string dates, bool repeats, string utc, string exit) => Exit(Json($"[ {Rule(dates, repeats)} ]"), utc).ShouldBe(exit);

    // Holds FLOW-39.
    [Theory]
    [InlineData("Pacific/Auckland", "2026-12-24T11:00:00Z", "off")]
    [InlineData("Pacific/Auckland", "2026-12-24T10:59:59Z", "no_match")]
    [InlineData("Pacific/Auckland", "2026-12-25T11:00:00Z", "no_match")]
    [InlineData("America/Los_Angeles", "2026-12-25T07:59:59Z", "no_match")]
    [InlineData("America/Los_Angeles", "2026-12-25T08:00:00Z", "off")]
    [InlineData("America/Los_Angeles", "2026-12-26T07:59:59Z", "off")]
    [InlineData("Asia/Kathmandu", "2026-12-24T18:15:00Z", "off")]
    public void Enter_TheDay_IsTheDayThere(string zone, string utc, string exit) => Exit(Json($"[ {Rule(Day, zone: zone)} ]"), utc).ShouldBe(exit);

    [Theory]
    [InlineData("Europe/Lisbon", "2026-03-28T23:59:59Z", "no_match")]
    [InlineData("Europe/Lisbon", "2026-03-29T00:00:00Z", "off")]
    [InlineData("Europe/Lisbon", "2026-03-29T22:59:59Z", "off")]
    [InlineData("Europe/Lisbon", "2026-03-29T23:00:00Z", "no_match")]
    public void Enter_OnTheDayTheClockChanges_HasTwentyThreeHours(string zone, string utc, string exit) =>
        Exit(Json($"[ {Rule("{ 'from': '2026-03-29' }", zone: zone)} ]"), utc).ShouldBe(exit);

    // Holds FLOW-39.
    [Fact]
    public void Enter_FirstRuleThatHoldsWins() =>
        Exit(Json($"[ {Rule(Day, exit: "xmas")}, {Rule(Day)} ]", "'xmas': 'end', 'off': 'end', 'no_match': 'end'"), "2026-12-25T12:00:00Z").ShouldBe("xmas");

    [Theory]
    [InlineData("{ 'from': '2026-02-30' }", false, "date_invalid")]
    [InlineData("{ 'from': '2026-02-01', 'to': '2027-02-29' }", false, "date_invalid")]
    [InlineData("{ 'from': '1.1.2026' }", false, "bad_format")]
    [InlineData("{ 'from': '2026-02-02', 'to': '2026-02-01' }", false, "range_reversed")]
    [InlineData("{ 'to': '2026-02-01' }", false, "required")]
    [InlineData("", false, "too_few")]
    [InlineData("{ 'from': '2026-02-02', 'to': '2026-02-01' }", true, "")]
    public void Check_Dates(string dates, bool repeats, string codes) =>
        string.Join(" ", Flow.Check(Json($"[ {Rule(dates, repeats)} ]")).Faults.Where(f => f.Severity == FaultSeverity.Error).Select(f => f.Code)).ShouldBe(codes);

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("localtime")]
    [InlineData("posixrules")]
    [InlineData("right/UTC")]
    public void Check_UnknownZone(string zone) => Flow.Check(Json($"[ {Rule(Day, zone: zone)} ]")).Faults.ShouldContain(f => f.Code == "timezone_unknown" && f.Path == "/steps/cal/settings/rules/0/timezone");
}
