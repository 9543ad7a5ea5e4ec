using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

public sealed class StandardIvrTests
{
    private static string Json(string settings, string exits = "'confirm': 'end', 'move': 'end', 'invalid': 'end', 'timeout': 'end'", string extra = "") => Flow.Json($$"""
        {{Flow.Dial}}, {{Flow.End}},
        'notify': { 'type': 'standard_ivr', 'settings': {{settings}}, 'outputs': { 'selection': 'a', 'exit_name': 'b' }, 'exits': { {{exits}} } {{extra}} }
        """);

    private const string Menu = "{ 'prompts': [ { 'text': 'One to confirm.' }, { 'prompt': 'welcome' } ], 'options': { '1': 'confirm', '2': 'move', '*': 'move' } }";

    private static Session Asked(string extra = "") => Session.Answered(Flow.Publish(Json(Menu, extra: extra)));

    [Fact]
    public void Enter_PlaysAllPromptsAndTakesOneKey()
    {
        var effect = Asked().Effect<InteractionEffect.Collect>();
        effect.Prompts.Select(p => p.Text ?? p.PromptId).ShouldBe(["One to confirm.", "welcome"]);
        effect.Rules.ShouldBe(new KeyRules(1, null, 5, false));
    }

    // Holds FLOW-34.
    [Theory]
    [InlineData("1", "confirm")]
    [InlineData("2", "move")]
    [InlineData("*", "move")]
    [InlineData("3", "invalid")]
    [InlineData("#", "invalid")]
    [InlineData("A", "invalid")]
    public void KeysCollected_DecidesAtOnce(string key, string exit)
    {
        var s = Asked();
        s.Do(new InteractionCommand.KeysCollected(s.Now, s.State.Current!.Token, key, true));
        s.Path.ShouldBe($"dial:answered notify:{exit} end:ok");
        s.State.Variables["a"].ShouldBe(key);
        s.State.Variables["b"].ShouldBe(exit);
    }

    // Holds FLOW-34.
    [Fact]
    public void KeysCollected_Nothing_IsTimeout()
    {
        var s = Asked();
        s.Do(new InteractionCommand.KeysCollected(s.Now, s.State.Current!.Token, "", false));
        s.Path.ShouldBe("dial:answered notify:timeout end:ok");
        s.State.Variables["a"].ShouldBeNull();
        s.State.Variables["b"].ShouldBe("timeout");
    }

    // Holds FLOW-34.
    [Fact]
    public void EffectFailed_DefaultsToInvalid()
    {
        var s = Asked();
        s.Do(new InteractionCommand.EffectFailed(s.Now, s.State.Current!.Token, "prompt_missing")).Path.ShouldBe("dial:answered notify:error end:ok");
        s.Journal.OfType<InteractionEvent.StepLeft>().Single(e => e.Exit == "error").Next.ShouldBe("end");
    }

    [Fact]
    public void HangUp_InTheMenu() => Asked(", 'on_hangup': 'end'").HangUp().Path.ShouldBe("dial:answered notify:contact_hung_up end:ok");

    [Fact]
    public void FirstPrompts_AreAllOfTheMenu() =>
        Session.Begin(Flow.Publish(Json(Menu))).Effect<InteractionEffect.PrepareDial>().FirstPrompts.Count.ShouldBe(2);

    [Theory]
    [InlineData("{ 'prompts': [], 'options': { '1': 'confirm', '2': 'move' } }", "too_few")]
    [InlineData("{ 'prompts': [ { 'text': 'x' } ], 'options': {} }", "too_few")]
    [InlineData("{ 'prompts': [ { 'text': 'x' } ], 'options': { '1': 'confirm', '2': 'move', '10': 'move' } }", "bad_name")]
    [InlineData("{ 'prompts': [ { 'text': 'x' } ], 'options': { '1': 'confirm', '2': 'move', '3': 'timeout' } }", "exit_reserved")]
    [InlineData("{ 'prompts': [ { 'text': '%{current_flow.nobody}' } ], 'options': { '1': 'confirm', '2': 'move' } }", "variable_unknown")]
    [InlineData("{ 'prompts': [ { 'text': '<speak><p></speak>' } ], 'options': { '1': 'confirm', '2': 'move' } }", "ssml_invalid")]
    [InlineData("{ 'prompts': [ { 'text': 'x' } ], 'options': { '1': 'confirm', '2': 'move', '3': 'third' } }", "exit_missing")]
    [InlineData("{ 'prompts': [ { 'text': 'x' } ], 'options': { '1': 'confirm' } }", "exit_unknown")]
    public void Check_Settings(string settings, string code) => Flow.Check(Json(settings)).Faults.ShouldContain(f => f.Code == code && f.Step == "notify");

    // Holds FLOW-34.
    [Fact]
    public void Check_AKeyTwice_IsNotJson() =>
        Flow.Check(Json("{ 'prompts': [ { 'text': 'x' } ], 'options': { '1': 'confirm', '1': 'move' } }")).Faults.ShouldHaveSingleItem().Code.ShouldBe("not_json");
}
