using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

public sealed class RunFunctionTests
{
    private static string Json(string settings = "'function': 'shout', 'inputs': { 'text': 'Hi %{current_flow.name}', 'n': '3' }", string extra = "") => Flow.Json($$"""
        'run': { 'type': 'run_function', 'settings': { {{settings}} }, 'outputs': { 'result': 'a' }, 'exits': { 'ok': 'end', 'error': 'end', 'timeout': 'end' } {{extra}} }, {{Flow.End}}
        """, "run");

    private static Session Begin(string? json = null) => new Session(Flow.Publish(json ?? Json()), ("name", "Ada"), ("pin", "4711")).Do(s => new InteractionCommand.Begin(s.Now));

    // Holds FLOW-44.
    [Fact]
    public void Enter_RunsTheFunctionWithItsInputs()
    {
        var effect = Begin().Effect<InteractionEffect.RunFunction>();
        effect.Function.ShouldBe("shout");
        effect.Inputs.ShouldBe(new Dictionary<string, string> { ["text"] = "Hi Ada", ["n"] = "3" });
        effect.TimeoutSeconds.ShouldBe(2);
        effect.Sensitive.ShouldBeFalse();
    }

    // Holds FLOW-44.
    [Fact]
    public void FunctionReturned_CopiesOutputs()
    {
        var s = Begin();
        s.Do(new InteractionCommand.FunctionReturned(s.Now, s.State.Current!.Token, new Dictionary<string, string?> { ["result"] = "HI ADA", ["other"] = "x" }));
        s.Path.ShouldBe("run:ok end:ok");
        s.State.Variables["a"].ShouldBe("HI ADA");
    }

    // Holds FLOW-23.
    [Fact]
    public void FunctionReturned_TooMuch_IsAGuard()
    {
        var s = Begin();
        s.Do(new InteractionCommand.FunctionReturned(s.Now, s.State.Current!.Token, new Dictionary<string, string?> { ["other"] = new string('x', 65_537) }));
        s.Result.Reason.ShouldBe("guard_output");
    }

    [Fact]
    public void EffectTimedOut_TakesTimeout()
    {
        var s = Begin();
        s.Do(new InteractionCommand.EffectTimedOut(s.Now, s.State.Current!.Token)).Path.ShouldBe("run:timeout end:ok");
    }

    [Theory]
    [InlineData("", "run:error end:ok")]
    [InlineData(", 'on_error': 'end'", "run:error")]
    [InlineData(", 'on_error': 'step:end'", "run:error end:ok")]
    public void EffectFailed_GoesByOnError(string extra, string path)
    {
        var s = Begin(Json(extra: extra));
        s.Do(new InteractionCommand.EffectFailed(s.Now, s.State.Current!.Token, "script_failed")).Path.ShouldBe(path);
    }

    [Fact]
    public void SensitiveInput_MakesTheRunAndItsOutputsSensitive()
    {
        var s = Begin(Json("'function': 'shout', 'inputs': { 'text': '%{current_flow.pin}' }"));
        s.Effect<InteractionEffect.RunFunction>().ShouldSatisfyAllConditions(e => e.Sensitive.ShouldBeTrue(), e => e.ToString().ShouldNotContain("4711"));
        s.Do(new InteractionCommand.FunctionReturned(s.Now, s.State.Current!.Token, new Dictionary<string, string?> { ["result"] = "1174" })).State.Sensitive.ShouldContain("a");
    }

    [Fact]
    public void Restart_RunsAgainUnderTheSameId()
    {
        var s = Begin();
        var id = s.Effects.Single().Id;
        s.Restart().Effects.Single().Id.ShouldBe(id);
    }

    [Theory]
    [InlineData("'inputs': { 'digits': '1' }", "text", null)]
    [InlineData("'inputs': { 'digits': '1', 'pause': '2' }", "text", null)]
    [InlineData("'inputs': { 'digits': '1', 'dgits': '1' }", "text", "input_unknown /steps/run/settings/inputs/dgits")]
    [InlineData("'inputs': { 'pause': '1' }", "text", "input_missing /steps/run/settings/inputs")]
    [InlineData("'inputs': { 'digits': '1' }", "txt", "output_unknown /steps/run/outputs/txt")]
    public void Check_AgainstWhatTheFunctionTakesAndGives_Warns(string inputs, string output, string? warning)
    {
        var check = Flow.Check(Json($"'function': 'greet', {inputs}").Replace("\"result\"", $"\"{output}\"", StringComparison.Ordinal));
        check.CanPublish.ShouldBeTrue();
        check.Faults.Where(f => f.Step == "run").Select(f => $"{f.Code} {f.Path}").ShouldBe(warning is null ? [] : [warning]);
    }

    [Theory]
    [InlineData("'function': 'nothing'", "function_unknown")]
    [InlineData("'function': 'shout', 'timeout_seconds': 11", "out_of_range")]
    [InlineData("'function': 'shout', 'inputs': { 'a-b': 'x' }", "bad_name")]
    [InlineData("'inputs': {}", "required")]
    public void Check_Settings(string settings, string code) => Flow.Check(Json(settings)).Faults.ShouldContain(f => f.Code == code && f.Step == "run");
}
