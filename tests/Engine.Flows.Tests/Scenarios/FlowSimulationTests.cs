using System.Text.Json;
using Engine.Flows.Document.Arguments;
using Engine.Flows.Facts;
using Engine.Flows.Scenarios;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Scenarios;

public sealed class FlowSimulationTests
{
    private static SimulationResult Walk(string json, string arguments, params SimulationChoice[] choices)
    {
        var flow = Kit.Flow.Publish(json);
        var variables = ArgumentRules.Read(flow.Document, flow.SensitiveVariables, JsonDocument.Parse(Kit.Flow.Quote(arguments)).RootElement, "i").Variables;
        return FlowSimulation.Walk(flow, variables, Session.Noon, choices);
    }

    private const string Good = "{ 'phone': '+12025550123', 'name': 'Ada', 'pin': '4711' }";

    private static SimulationChoice Exit(string exit) => new(exit);

    [Fact]
    public void Walk_WithoutChoices_StopsAtTheFirstStepThatWaits()
    {
        var result = Walk(Kit.Flow.Simple, Good);
        result.Step.ShouldBe("dial");
        result.Choices.ShouldBe(["answered", "invalid_number", "busy", "no_answer", "invalid_outbound_number", "error"]);
        result.Asks.ShouldBe(["Call +12025550123 from +12025550100, ringing 15 s at most."]);
        result.Result.ShouldBeNull();
        result.Variables["pin"].ShouldBe("***");
    }

    [Fact]
    public void Walk_Answered_ShowsWhatIsSaid()
    {
        var result = Walk(Kit.Flow.Simple, Good, Exit("answered"));
        result.Path.ShouldBe(["dial:answered"]);
        result.Step.ShouldBe("notify");
        result.Asks.ShouldBe(["Say \"Hello Ada.\" (en-US)."]);
    }

    [Theory]
    [InlineData("answered ok", "dial:answered notify:ok end:ok", Outcome.Answered)]
    [InlineData("answered contact_hung_up", "dial:answered notify:contact_hung_up", Outcome.Answered)]
    [InlineData("answered call_lost", "dial:answered notify:call_lost", Outcome.Answered)]
    [InlineData("answered media_lost", "dial:answered notify:media_lost", Outcome.Answered)]
    [InlineData("answered error", "dial:answered notify:error end:ok", Outcome.Answered)]
    [InlineData("busy", "dial:busy end:ok", Outcome.Busy)]
    [InlineData("no_answer", "dial:no_answer end:ok", Outcome.NoAnswer)]
    [InlineData("error", "dial:error end:ok", Outcome.Failed)]
    public void Walk_ToTheEnd(string choices, string path, Outcome outcome)
    {
        var result = Walk(Kit.Flow.Simple, Good, [.. choices.Split(' ').Select(Exit)]);
        string.Join(" ", result.Path).ShouldBe(path);
        result.Step.ShouldBeNull();
        result.Result!.Outcome.ShouldBe(outcome);
        result.UnusedChoices.ShouldBe(0);
    }

    [Fact]
    public void Walk_ExitOfAMenu_SetsWhatItImplies()
    {
        var menu = Kit.Flow.Json($$"""
            {{Kit.Flow.Dial.Replace("'notify'", "'menu'")}}, {{Kit.Flow.End}},
            'menu': { 'type': 'standard_ivr', 'settings': { 'prompts': [ { 'text': 'Press.' } ], 'options': { '4': 'sales', '7': 'sales' } },
                      'outputs': { 'selection': 'a', 'exit_name': 'b' }, 'exits': { 'sales': 'end', 'invalid': 'end', 'timeout': 'end' } }
            """);
        Walk(menu, Good, Exit("answered"), Exit("sales")).Variables.ShouldSatisfyAllConditions(v => v["a"].ShouldBe("4"), v => v["b"].ShouldBe("sales"));
        Walk(menu, Good, Exit("answered"), new SimulationChoice("sales", new Dictionary<string, string?> { ["selection"] = "7" })).Variables["a"].ShouldBe("7");
        Walk(menu, Good, Exit("answered"), Exit("timeout")).Variables.ShouldSatisfyAllConditions(v => v["a"].ShouldBeNull(), v => v["b"].ShouldBe("timeout"));
    }

    [Fact]
    public void Walk_OutputsGoToVariables()
    {
        var json = Kit.Flow.With("/steps/notify/outputs", "{ 'played_percent': 'a' }");
        Walk(json, Good, Exit("answered"), new SimulationChoice("ok", new Dictionary<string, string?> { ["played_percent"] = "77" })).Variables["a"].ShouldBe("77");
    }

    [Fact]
    public void Walk_ChoiceThatDoesNotFit_IsLeftOver()
    {
        var result = Walk(Kit.Flow.Simple, Good, Exit("answered"), Exit("maybe"), Exit("ok"));
        result.Step.ShouldBe("notify");
        result.UnusedChoices.ShouldBe(2);
    }

    [Fact]
    public void Walk_StepsThatDecideForThemselves_Run()
    {
        var json = Kit.Flow.Json($"'if': {{ 'type': 'conditional', 'settings': {{ 'rules': [ {{ 'exit': 'yes', 'conditions': [ {{ 'left': 'name', 'operator': 'eq', 'right': {{ 'value': 'Ada' }} }} ] }} ] }}, 'exits': {{ 'yes': 'dial', 'no_match': 'end' }} }}, {Kit.Flow.Dial}, {Kit.Flow.Notify}, {Kit.Flow.End}", "if");
        Walk(json, Good).ShouldSatisfyAllConditions(r => r.Path.ShouldBe(["if:yes"]), r => r.Step.ShouldBe("dial"));
        Walk(json, "{ 'name': 'Bob' }").Path.ShouldBe(["if:no_match", "end:ok"]);
    }

    [Fact]
    public void Walk_SensitiveText_IsMasked() =>
        Walk(Kit.Flow.With("/steps/notify/settings/source/text", "'Code %{current_flow.pin}'"), Good, Exit("answered")).Asks.ShouldBe(["Say ***"]);

    [Fact]
    public void Walk_EveryExitOfEveryRandomFlow_LeadsOnOrEnds()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var tape = new Tape([.. Enumerable.Range(0, 120).Select(_ => random.Next())]);
            var json = new RandomFlows(tape).Make();
            var choices = new List<SimulationChoice>();
            for (var i = 0; i < 40 && Walk(json, Good, [.. choices]) is { Step: not null } at; i++)
            {
                at.UnusedChoices.ShouldBe(0);
                choices.Add(Exit(at.Choices[tape.Next(at.Choices.Count)]));
            }
        }
    }
}
