using System.Globalization;
using Engine.Phone;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Conditional, calendar and time rules and End Flow on real calls: each exit by real values and the real clock.</summary>
public sealed class RuleTests(HumCalls calls) : IClassFixture<HumCalls>
{
    [Theory]
    [InlineData("700", "gold", "large")]
    [InlineData("10", "silver", "known")]
    [InlineData("10", null, "no_match")]
    public async Task Conditional_EachExit(string amount, string? level, string exit)
    {
        var given = new Dictionary<string, string> { ["amount"] = amount };
        if (level is not null)
        {
            given["level"] = level;
        }

        using var run = await calls.TalkAsync(
            Choice("conditional", """
                [ { "exit": "large", "match": "all", "conditions": [ { "left": "amount", "operator": "ge", "right": { "value": "99.5" } }, { "left": "level", "operator": "eq", "right": { "value": "gold" } } ] },
                  { "exit": "known", "match": "any", "conditions": [ { "left": "level", "operator": "contains", "right": { "value": "ilv" } } ] } ]
                """, "large", "known"),
            variables: ["amount", "level", "match"],
            arguments: given);

        await TookAsync(run, exit);
    }

    [Fact]
    public async Task Calendar_Today_ThisDayOfAnyYear_AndNoMatch()
    {
        // Two days around now, in UTC, so that midnight during the test changes nothing.
        var today = TimeProvider.System.GetUtcNow();
        var (from, to) = (Day(today.AddDays(-1)), Day(today.AddDays(1)));
        var (lastYear, lastYearTo) = (Day(today.AddYears(-3).AddDays(-1)), Day(today.AddYears(-3).AddDays(1)));

        await CalendarAsync($$"""{ "exit": "first", "timezone": "UTC", "dates": [ { "from": "{{from}}", "to": "{{to}}" } ] }""", "first");
        await CalendarAsync($$"""{ "exit": "first", "timezone": "UTC", "dates": [ { "from": "{{lastYear}}", "to": "{{lastYearTo}}" } ] }""", "no_match");
        await CalendarAsync(
            $$"""{ "exit": "first", "timezone": "UTC", "repeats_annually": true, "dates": [ { "from": "{{lastYear}}", "to": "{{lastYearTo}}" } ] }""", "first");
    }

    [Fact]
    public async Task Time_AroundNow_AndAwayFromNow()
    {
        // Four hours around now, every day; may go over midnight.
        var now = TimeProvider.System.GetUtcNow();
        var (from, to) = (Clock(now.AddHours(-2)), Clock(now.AddHours(2)));

        await TimeAsync($$"""{ "days": ["mon","tue","wed","thu","fri","sat","sun"], "from": "{{from}}", "to": "{{to}}" }""", "first");
        await TimeAsync($$"""{ "days": ["mon","tue","wed","thu","fri","sat","sun"], "from": "{{to}}", "to": "{{from}}" }""", "no_match");
    }

    /// <summary>They take no time, so nobody can hang up in the middle of one: whoever hung up before finds each of them at work.</summary>
    [Fact]
    public async Task Contact_HungUpBefore_AllRulesGoOnWithNobodyOnTheLine()
    {
        using var run = await calls.TalkAsync(
            $$"""
            {
              "say": { "type": "play_audio", "name": "Say", "settings": { "source": { "text": "{{new string('m', 250)}}", "language": "en-US" } }, "on_hangup": "value", "exits": { "ok": "end" } },
              "value": { "type": "conditional", "name": "Value", "outputs": { "match": "value" },
                "settings": { "rules": [ { "exit": "yes", "conditions": [ { "left": "value", "operator": "eq" } ] } ] }, "exits": { "yes": "day", "no_match": "end" } },
              "day": { "type": "calendar_rules", "name": "Day", "outputs": { "match": "day" },
                "settings": { "rules": [ { "exit": "yes", "timezone": "UTC", "dates": [ { "from": "2020-01-01", "to": "2120-01-01" } ] } ] }, "exits": { "yes": "hour", "no_match": "end" } },
              "hour": { "type": "time_rules", "name": "Hour", "outputs": { "match": "hour" },
                "settings": { "rules": [ { "exit": "yes", "timezone": "UTC", "ranges": [ { "days": ["mon","tue","wed","thu","fri","sat","sun"], "from": "00:00:00", "to": "00:00:00" } ] } ] },
                "exits": { "yes": "share", "no_match": "end" } },
              "share": { "type": "traffic_splitter", "name": "Share", "settings": { "rules": [ { "exit": "yes" } ] }, "exits": { "yes": "end" } }
            }
            """,
            new PhoneConfig { RingFor = TimeSpan.FromMilliseconds(50), HangUpAfter = TimeSpan.FromMilliseconds(300) },
            ["value", "day", "hour"]);

        var ended = await run.EndedAsync();

        ended.Path.ShouldBe(["Call", "Say", "Value", "Day", "Hour", "Share", "End"]);
        ended.Steps.Select(step => step.Exit).ShouldBe(["ok", "answered", "contact_hung_up", "yes", "yes", "yes", "yes", "ok"]);
        (ended.Variables["value"], ended.Variables["day"], ended.Variables["hour"]).ShouldBe(("yes", "yes", "yes"));
        ((string?)ended.Interaction["hang_up_side"]).ShouldBe("contact");
    }

    [Fact]
    public async Task EndFlow_EndsTheCallWithAByeOfTheEngine()
    {
        using var run = await calls.TalkAsync("""{ "end": { "type": "end_flow", "name": "The end" } }""");

        var ended = await run.EndedAsync();

        ended.Path.ShouldBe(["Call", "The end"]);
        ended.ExitOf("The end").ShouldBe("ok");
        ended.Outcome.ShouldBe("answered");
        ((string?)ended.Interaction["hang_up_side"]).ShouldBe("engine");
        await run.Call.Ended.WaitAsync(TimeSpan.FromSeconds(5));
        run.Call.EndedBy.ShouldBe(Engine.Sip.Calls.HangUpSide.Remote);
    }

    private async Task CalendarAsync(string rule, string exit)
    {
        using var run = await calls.TalkAsync(Choice("calendar_rules", $"[ {rule} ]", "first"), variables: ["match"]);
        await TookAsync(run, exit);
    }

    private async Task TimeAsync(string range, string exit)
    {
        using var run = await calls.TalkAsync(
            Choice("time_rules", $$"""[ { "exit": "first", "timezone": "UTC", "ranges": [ {{range}} ] } ]""", "first"), variables: ["match"]);
        await TookAsync(run, exit);
    }

    /// <summary>The row names the exit, the output too, and the walk went on behind it.</summary>
    private static async Task TookAsync(ComponentRun run, string exit)
    {
        var ended = await run.EndedAsync();
        ended.Path.ShouldBe(["Call", "Choice", exit, "End"]);
        ended.ExitOf("Choice").ShouldBe(exit);
        ended.ExitOf(exit).ShouldBe("ok");
        ended.Variables["match"].ShouldBe(exit);
        ended.Steps.Single(s => s.Name == "Choice").Seconds!.Value.ShouldBeLessThan(0.5);
    }

    private static string Choice(string type, string rules, params string[] exits)
    {
        string[] all = [.. exits, "no_match"];
        var ways = string.Join(", ", all.Select(exit => $"\"{exit}\": \"say_{exit}\""));
        var says = string.Join(", ", all.Select(exit => $$"""
            "say_{{exit}}": { "type": "play_audio", "name": "{{exit}}", "settings": { "source": { "text": "mmmmm", "language": "en-US" } }, "exits": { "ok": "end" } }
            """));
        return $$"""
            {
              "choice": { "type": "{{type}}", "name": "Choice", "settings": { "rules": {{rules}} }, "outputs": { "match": "match" }, "exits": { {{ways}} } },
              {{says}}
            }
            """;
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Clock(DateTimeOffset at) => at.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
