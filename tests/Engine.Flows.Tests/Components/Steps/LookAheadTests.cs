using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components.Steps;

/// <summary>What is made ready while a step takes its time on the line.</summary>
public sealed class LookAheadTests
{
    private static string Play(string id, string text, string next = "end") =>
        $"'{id}': {{ 'type': 'play_audio', 'settings': {{ 'source': {{ 'text': '{text}' }} }}, 'exits': {{ 'ok': '{next}' }} }}";

    private static string Ask(string text, string ok, string timeout) =>
        $"'notify': {{ 'type': 'input_ivr', 'settings': {{ 'prompt': {{ 'text': '{text}' }} }}, 'exits': {{ 'ok': '{ok}', 'timeout': '{timeout}' }}, 'outputs': {{ 'digits': 'a' }} }}";

    private static string[] ReadyAfterTheAnswer(string steps) =>
        [.. Session.Answered(Flow.PublishSteps($"{Flow.Dial}, {Flow.End}, {steps}"), ("name", "Ada")).Effects
            .OfType<InteractionEffect.MakeReady>().SelectMany(e => e.Prompts).Select(p => p.Text!)];

    [Fact]
    public void WhileAPromptPlays_TheNextIsMadeReady() =>
        ReadyAfterTheAnswer($"{Play("notify", "One.", "two")}, {Play("two", "Bye %{current_flow.name}.")}").ShouldBe(["Bye Ada."]);

    [Fact]
    public void NothingFollows_NothingIsMadeReady() => ReadyAfterTheAnswer(Flow.Notify).ShouldBeEmpty();

    [Fact]
    public void TwoWays_BothAreMadeReady() =>
        ReadyAfterTheAnswer($"{Ask("Number?", "yes", "no")}, {Play("yes", "Thanks %{current_flow.name}.")}, {Play("no", "Sorry %{current_flow.name}.")}")
            .ShouldBe(["Thanks Ada.", "Sorry Ada."]);

    [Fact]
    public void WhatTheStepWillFindOut_IsNotGuessed() =>
        ReadyAfterTheAnswer($"{Ask("Number?", "yes", "no")}, {Play("yes", "You typed %{current_flow.a}.")}, {Play("no", "Sorry.")}").ShouldBe(["Sorry."]);

    [Fact]
    public void ManyWays_OnlyWhatEveryCallSays()
    {
        const string menu = """
            'notify': { 'type': 'standard_ivr', 'settings': { 'prompts': [ { 'text': 'Press.' } ], 'options': { '1': 'one', '2': 'two' } },
                        'exits': { 'one': 'p1', 'two': 'p2', 'invalid': 'p3', 'timeout': 'notify' } }
            """;
        ReadyAfterTheAnswer($"{menu}, {Play("p1", "First.")}, {Play("p2", "Second, %{current_flow.name}.")}, {Play("p3", "On %{system.flow_name}.")}")
            .ShouldBe(["First.", "Press."]);
    }

    [Fact]
    public void NobodyOnTheLine_NothingIsMadeReady()
    {
        const string function = "'f': { 'type': 'run_function', 'settings': { 'function': 'shout' }, 'exits': { 'ok': 'dial', 'error': 'end', 'timeout': 'end' } }";
        Session.Begin(Flow.PublishSteps($"{function}, {Flow.Dial}, {Flow.Notify}, {Flow.End}", "f")).Effects
            .ShouldNotContain(e => e is InteractionEffect.MakeReady);
    }

    [Fact]
    public void SilenceOfAFunction_IsUsed()
    {
        const string function = "'notify': { 'type': 'run_function', 'settings': { 'function': 'shout' }, 'exits': { 'ok': 'p1', 'error': 'p1', 'timeout': 'end' } }";
        ReadyAfterTheAnswer($"{function}, {Play("p1", "Bye %{current_flow.name}.")}").ShouldBe(["Bye Ada."]);
    }

    [Fact]
    public void MadeReady_IsExactlyWhatIsPlayedNext()
    {
        var s = Session.Answered(Flow.PublishSteps($"{Flow.Dial}, {Flow.End}, {Play("notify", "One.", "two")}, {Play("two", "Bye %{current_flow.name}.")}"), ("name", "Ada"));
        var ready = s.Effect<InteractionEffect.MakeReady>().Prompts.Single();
        s.Played().Effect<InteractionEffect.Play>().Source.ShouldBe(ready);
    }
}
