using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Execute Action and Salesforce Data Dip on real calls.</summary>
public sealed class ServiceTests(ServiceCalls calls) : IClassFixture<ServiceCalls>
{
    private static readonly string[] DipVariables = ["who", "name", "account"];

    [Theory]
    [InlineData("/ok", "ok", "200")]
    [InlineData("/missing", "error", "404")]
    [InlineData("/busy", "error", "429")]
    [InlineData("/redirect", "error", "302")]
    [InlineData("/text", "error", "200")]
    [InlineData("/garbage", "error", null)]
    [InlineData("/cut", "error", null)]
    [InlineData("/large", "error", null)]
    [InlineData("/never", "timeout", null)]
    public async Task Action_EachAnswer_LeavesByItsExit(string path, string exit, string? status)
    {
        using var run = await calls.TalkAsync(Action(path), variables: ["item", "status"]);

        var ended = await run.EndedAsync();

        ended.ExitOf("Ask").ShouldBe(exit);
        ended.Path.ShouldBe(["Call", "Ask", "End"]);
        ended.Variables.GetValueOrDefault("status").ShouldBe(status);
        ended.Variables.GetValueOrDefault("item").ShouldBe(exit == "ok" ? "Book \"A\"" : null);
        ended.Outcome.ShouldBe("answered");
    }

    [Fact]
    public async Task Action_TargetInside_IsNeverReached()
    {
        using var run = await calls.TalkAsync(Action("/latest/meta-data/", connection: "inside"), variables: ["item", "status"]);
        (await run.EndedAsync()).ExitOf("Ask").ShouldBe("error");
    }

    [Fact]
    public async Task Action_ContactHangsUpMeanwhile_TheStepFinishesAndTheWalkGoesOn()
    {
        using var run = await calls.TalkAsync(Action("/slow", next: "again"), variables: ["item", "status"]);
        await run.EnteredAsync("Ask");
        run.Call.HangUp();

        var ended = await run.EndedAsync();

        ended.ExitOf("Ask").ShouldBe("ok");
        ended.Path.ShouldBe(["Call", "Ask", "Again", "End"]);
        ended.Variables["status"].ShouldBe("200");
    }

    [Theory]
    [InlineData("default", "Call,Ask,End")]
    [InlineData("end", "Call,Ask")]
    [InlineData("exit:timeout", "Call,Ask,Again,End")]
    [InlineData("step:other", "Call,Ask,Other")]
    public async Task Action_Failure_GoesWhereOnErrorSays(string onError, string path)
    {
        using var run = await calls.TalkAsync(Action("/garbage", next: "again", onError: onError), variables: ["item", "status"]);
        string.Join(',', (await run.EndedAsync()).Path).ShouldBe(path);
    }

    [Theory]
    [InlineData("Ann", "ok", "Ann", "Shop")]
    [InlineData("Nobody", "no_result", null, null)]
    [InlineData("Broken", "error", null, null)]
    [InlineData("Never", "timeout", null, null)]
    public async Task Dip_EachAnswer_LeavesByItsExit(string who, string exit, string? name, string? account)
    {
        using var run = await calls.TalkAsync(Dip(), variables: DipVariables, arguments: new() { ["who"] = who });

        var ended = await run.EndedAsync();

        ended.ExitOf("Dip").ShouldBe(exit);
        ended.Path.ShouldBe(["Call", "Dip", exit]);
        ended.Variables.GetValueOrDefault("name").ShouldBe(name);
        ended.Variables.GetValueOrDefault("account").ShouldBe(account);
    }

    [Fact]
    public async Task Dip_ContactHangsUpMeanwhile_TheStepFinishesAndTheWalkGoesOn()
    {
        using var run = await calls.TalkAsync(Dip(), variables: DipVariables, arguments: new() { ["who"] = "Slow" });
        await run.EnteredAsync("Dip");
        run.Call.HangUp();

        var ended = await run.EndedAsync();

        ended.ExitOf("Dip").ShouldBe("ok");
        ended.Path.ShouldBe(["Call", "Dip", "ok"]);
        ended.Variables["name"].ShouldBe("Ann");
        ((string?)ended.Interaction["hang_up_side"]).ShouldBe("contact");
    }

    [Theory]
    [InlineData("default", "error")]
    [InlineData("end", null)]
    [InlineData("exit:no_result", "no_result")]
    [InlineData("step:other", "other")]
    public async Task Dip_Failure_GoesWhereOnErrorSays(string onError, string? next)
    {
        using var run = await calls.TalkAsync(Dip(onError), variables: DipVariables, arguments: new() { ["who"] = "Garbage" });

        var ended = await run.EndedAsync();

        ended.ExitOf("Dip").ShouldBe("error");
        ended.Path.ShouldBe(next is null ? ["Call", "Dip"] : ["Call", "Dip", next]);
        ended.Variables.GetValueOrDefault("name").ShouldBeNull();
    }

    [Fact]
    public async Task Dip_QuotesInAValue_StayInsideTheQuery()
    {
        using var run = await calls.TalkAsync(Dip(), variables: DipVariables, arguments: new() { ["who"] = "x' OR Name != '" });
        (await run.EndedAsync()).ExitOf("Dip").ShouldBe("ok");
        calls.Service.Requests.ShouldContain(r => r.Target.EndsWith("Name%20%3D%20%27x%5C%27%20OR%20Name%20%21%3D%20%5C%27%27", StringComparison.Ordinal));
    }

    /// <summary>Each exit leads to a step of its own name.</summary>
    private static string Dip(string onError = "default") => $$"""
        {
          "dip": { "type": "salesforce_data_dip", "name": "Dip", "on_error": "{{onError}}",
            "settings": { "connection": "sales", "query": "SELECT Name, Account.Name FROM Contact WHERE Name = '%{current_flow.who}'", "timeout_seconds": 3 },
            "outputs": { "Name": "name", "Account.Name": "account" },
            "exits": { "ok": "ok", "no_result": "no_result", "timeout": "timeout", "error": "error" } },
          {{string.Join(", ", new[] { "ok", "no_result", "timeout", "error", "other" }.Select(name => $$"""
          "{{name}}": { "type": "end_flow", "name": "{{name}}" }
          """))}}
        }
        """;

    private static string Action(string path, string connection = "shop", string next = "end", string? onError = null)
    {
        var error = onError is null ? "" : $"\"on_error\": \"{onError}\",";
        return $$"""
            { "ask": { "type": "execute_action", "name": "Ask", {{error}}
                "settings": { "connection": "{{connection}}", "action": { "method": "GET", "path": "{{path}}", "timeout_seconds": 5 },
                  "outputs": { "item": "$.order.items[0].name" } },
                "outputs": { "item": "item", "status": "status" },
                "exits": { "ok": "{{next}}", "error": "end", "timeout": "{{next}}" } }
              {{(next == "end" ? "" : """
              , "again": { "type": "execute_action", "name": "Again", "settings": { "connection": "shop", "action": { "method": "GET", "path": "/ok" } },
                  "exits": { "ok": "end", "error": "end", "timeout": "end" } }
              , "other": { "type": "end_flow", "name": "Other" }
              """)}} }
            """;
    }
}
