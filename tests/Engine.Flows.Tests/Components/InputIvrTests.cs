using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Flows.Report;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

public sealed class InputIvrTests
{
    private static string Json(string settings, string extra = "") => Flow.Json($$"""
        {{Flow.Dial}}, {{Flow.End}},
        'notify': { 'type': 'input_ivr', 'settings': { 'prompt': { 'text': 'Pin, %{current_flow.name}?' } {{settings}} }, 'outputs': { 'digits': 'a' }, 'exits': { 'ok': 'end', 'timeout': 'end' } {{extra}} }
        """);

    private static Session Asked(string settings = "", string extra = "") => Session.Answered(Flow.Publish(Json(settings, extra)), ("name", "Ada"));

    private static Session Keys(Session s, string digits, bool complete) => s.Do(new InteractionCommand.KeysCollected(s.Now, s.State.Current!.Token, digits, complete));

    [Theory]
    [InlineData("", 100, '#', 5, false)]
    [InlineData(", 'max_digits': 4", 4, '#', 5, false)]
    [InlineData(", 'max_digits': 4, 'ending_key': 'none', 'timeout_seconds': 9", 4, null, 9, false)]
    [InlineData(", 'ending_key': '*', 'sensitive': true", 100, '*', 5, true)]
    public void Enter_AsksForKeys(string settings, int max, char? ending, int timeout, bool sensitive)
    {
        var effect = Asked(settings).Effect<InteractionEffect.Collect>();
        effect.Attempt.ShouldBe(1);
        effect.Prompts.ShouldBe([new PromptSource("Pin, Ada?", "en-US", null, null, false)]);
        effect.Rules.ShouldBe(new KeyRules(max, ending, timeout, sensitive));
    }

    // Holds FLOW-33.
    [Theory]
    [InlineData("1234", true, "ok", "1234")]
    [InlineData("12", false, "timeout", "12")]
    [InlineData("", false, "timeout", "")]
    [InlineData("", true, "timeout", "")]
    public void KeysCollected_TakesTheExit(string digits, bool complete, string exit, string output)
    {
        var s = Keys(Asked(), digits, complete);
        s.Path.ShouldBe($"dial:answered notify:{exit} end:ok");
        s.State.Variables["a"].ShouldBe(output);
    }

    // Holds FLOW-33.
    [Fact]
    public void Sensitive_DigitsAreMaskedEverywhere()
    {
        var s = Keys(Asked(", 'sensitive': true"), "471147114711", true);
        s.State.Variables["a"].ShouldBe("471147114711");
        s.State.Sensitive.ShouldContain("a");
        s.Journal.ShouldAllBe(e => !InteractionReport.ForPeople(e).ToString()!.Contains("4711", StringComparison.Ordinal));
        s.Report.OfType<ReportChange.VariablesSet>().SelectMany(v => v.Variables).ShouldNotContain(v => v.Name == "a");
    }

    [Fact]
    public void Sensitive_OutputVariable_HidesTheKeysToo()
    {
        var flow = Flow.Publish(Flow.With("/variables/a/sensitive", "true", Json("")));
        Session.Answered(flow).Effect<InteractionEffect.Collect>().Rules.Sensitive.ShouldBeTrue();
    }

    [Fact]
    public void HangUp_WhileCollecting_EndsWithTheHiddenExit()
    {
        var s = Asked(extra: ", 'on_hangup': 'end'").HangUp();
        s.Path.ShouldBe("dial:answered notify:contact_hung_up end:ok");
        s.State.Variables["a"].ShouldBeNull();
    }

    [Fact]
    public void Cancel_StopsCollecting()
    {
        var s = Asked();
        s.Do(new InteractionCommand.Cancel(s.Now, "me")).Effects.ShouldContain(new InteractionEffect.StopInput(s.Journal.OfType<InteractionEvent.StepWaiting>().Last().Token, 1));
    }

    [Theory]
    [InlineData("", "dial:answered notify:error end:ok")]
    [InlineData(", 'on_error': 'end'", "dial:answered notify:error")]
    [InlineData(", 'on_error': 'exit:ok'", "dial:answered notify:error end:ok")]
    [InlineData(", 'on_error': 'step:end'", "dial:answered notify:error end:ok")]
    public void EffectFailed_GoesByOnError(string extra, string path)
    {
        var s = Asked(extra: extra);
        s.Do(new InteractionCommand.EffectFailed(s.Now, s.State.Current!.Token, "speech_failed")).Path.ShouldBe(path);
    }

    // Holds FLOW-33.
    [Fact]
    public void Ceiling_Is900Seconds()
    {
        var s = Asked();
        InteractionRules.NextDeadline(s.State).ShouldBe(s.Now.AddSeconds(900));
        s.After(900).Deadline().HangUp(Party.Engine, "local_hangup").Result.Reason.ShouldBe("guard_step_time");
    }

    [Fact]
    public void Silence_TenTimes_IsTheLimit_ButEachKeyBeginsAnew()
    {
        var loop = Flow.Publish(Flow.With("/steps/notify/exits/timeout", "'notify'", Json("")));
        var s = Session.Answered(loop);
        for (var i = 0; i < 9; i++)
        {
            Keys(s, "", false);
        }

        Keys(s, "1", false);
        for (var i = 0; i < 9; i++)
        {
            Keys(s, "", false).State.Current.ShouldNotBeNull();
        }

        Keys(s, "", false).HangUp(Party.Engine, "local_hangup").Result.Reason.ShouldBe("guard_loop");
    }

    [Theory]
    [InlineData(", 'ending_key': 'none'", "no_end")]
    [InlineData(", 'max_digits': 0", "out_of_range")]
    [InlineData(", 'max_digits': 101", "out_of_range")]
    [InlineData(", 'timeout_seconds': 0", "out_of_range")]
    [InlineData(", 'ending_key': '5'", "not_allowed")]
    [InlineData(", 'mask': true", "unknown_member")]
    public void Check_Settings(string settings, string code) => Flow.Check(Json(settings)).Faults.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void FirstPrompt_IsRenderedBeforeTheCall() =>
        Session.Begin(Flow.Publish(Json("")), ("name", "Ada")).Effect<InteractionEffect.PrepareDial>().FirstPrompts.Single().Text.ShouldBe("Pin, Ada?");
}
