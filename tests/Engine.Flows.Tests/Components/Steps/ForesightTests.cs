using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components.Steps;

public sealed class ForesightTests
{
    private static string Play(string id, string text) => $"'{id}': {{ 'type': 'play_audio', 'settings': {{ 'source': {{ 'text': '{text}' }} }}, 'exits': {{ 'ok': 'end' }} }}";

    private static string If(string id, string left, string yes, string no) =>
        $"'{id}': {{ 'type': 'conditional', 'settings': {{ 'rules': [ {{ 'exit': 'yes', 'conditions': [ {{ 'left': '{left}', 'operator': 'eq', 'right': {{ 'value': 'x' }} }} ] }} ] }}, 'outputs': {{ 'match': 'd' }}, 'exits': {{ 'yes': '{yes}', 'no_match': '{no}' }} }}";

    private static string[] Prompts(string steps, string outputs = "{}")
    {
        var dial = Flow.Dial.Replace("'exits'", $"'outputs': {outputs}, 'exits'");
        return [.. Session.Begin(Flow.PublishSteps($"{dial}, {Flow.End}, {steps}"), ("name", "x")).Effect<InteractionEffect.PrepareDial>().FirstPrompts.Select(p => p.Text!)];
    }

    // Holds FLOW-63.
    [Fact]
    public void FirstPrompts_DirectlyBehindTheAnswer() => Prompts(Play("notify", "Hi %{current_flow.name}")).ShouldBe(["Hi x"]);

    [Theory]
    [InlineData(" ")]
    [InlineData("%{current_flow.b}")]
    [InlineData("%{current_flow.b} ...")]
    public void FirstPrompts_WithNothingToSay_DoNotStopTheCall(string text) => Prompts(Play("notify", text)).ShouldBeEmpty();

    // Holds FLOW-67.
    [Fact]
    public void FirstPrompts_OfSignsOnly_AreTriedBeforeTheCall() => Prompts(Play("notify", "\U0001F600")).ShouldBe(["\U0001F600"]);

    [Fact]
    public void FirstPrompts_OnlyTheFirstOfSeveral() =>
        Prompts($"{Play("notify", "one").Replace("'end'", "'two'")}, {Play("two", "two")}").ShouldBe(["one"]);

    [Fact]
    public void FirstPrompts_BehindAConditionThatIsKnown_AreThoseOfItsBranch() =>
        Prompts($"{If("notify", "name", "yes", "no")}, {Play("yes", "yes")}, {Play("no", "no")}").ShouldBe(["yes"]);

    [Fact]
    public void FirstPrompts_BehindAConditionOnTheCall_AreAllCandidates() =>
        Prompts($"{If("notify", "system.sip_status", "yes", "no")}, {Play("yes", "yes")}, {Play("no", "no")}").ShouldBe(["yes", "no"]);

    [Fact]
    public void FirstPrompts_BehindAConditionOnAnOutputOfTheCall_AreAllCandidates() =>
        Prompts($"{If("notify", "c", "yes", "no")}, {Play("yes", "yes")}, {Play("no", "no")}", "{ 'sip_status': 'c' }").ShouldBe(["yes", "no"]);

    [Fact]
    public void FirstPrompts_WithValuesOnlyTheCallWillKnow_AreLeftForLater()
    {
        Prompts(Play("notify", "It rang %{system.ringing_seconds} s at %{system.now}")).ShouldBeEmpty();
        Prompts(Play("notify", "%{current_flow.c}"), "{ 'ringing_seconds': 'c' }").ShouldBeEmpty();
        Prompts(Play("notify", "%{system.flow_name} %{system.interaction_id}")).ShouldBe(["Test flow interaction-1"]);
    }

    [Fact]
    public void FirstPrompts_WithAnOutputSetOnTheWay_AreLeftForLater() =>
        Prompts($"{If("notify", "name", "yes", "no")}, {Play("yes", "%{current_flow.d}")}, {Play("no", "no")}").ShouldBeEmpty();

    [Fact]
    public void FirstPrompts_SameTextTwice_IsRenderedOnce() =>
        Prompts($"{If("notify", "system.sip_status", "yes", "no")}, {Play("yes", "same")}, {Play("no", "same")}").ShouldBe(["same"]);

    [Fact]
    public void FirstPrompts_AreBounded()
    {
        var steps = string.Join(", ", Enumerable.Range(0, 20).Select(i => If(i == 0 ? "notify" : $"i{i}", "system.sip_status", $"p{i}", i == 19 ? "end" : $"i{i + 1}") + ", " + Play($"p{i}", $"text {i}")));
        Prompts(steps).Length.ShouldBe(8);
    }

    // Holds FLOW-63.
    [Fact]
    public void FirstPrompts_AreExactlyWhatIsPlayedLater()
    {
        var s = Session.Begin(Flow.PublishSteps($"{Flow.Dial}, {Flow.Notify}, {Flow.End}"), ("name", "Ada"));
        var early = s.Effect<InteractionEffect.PrepareDial>().FirstPrompts.Single();
        s.Prepare().Ring().Answer().Effect<InteractionEffect.Play>().Source.ShouldBe(early);
    }
}
