using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

public sealed class PlayAudioTests
{
    private static PublishedFlow With(string source, string extra = "") => Flow.PublishSteps($$"""
        {{Flow.Dial}}, {{Flow.End}},
        'notify': { 'type': 'play_audio', 'name': 'Tell', 'settings': { 'source': {{source}} }, 'outputs': { 'played_percent': 'a', 'played_seconds': 'b' }, 'exits': { 'ok': 'end' } {{extra}} }
        """);

    private static readonly PublishedFlow Hello = With("{ 'text': 'Hello %{current_flow.name}' }");

    private static PromptSource Source(Session s) => s.Effect<InteractionEffect.Play>().Source;

    [Theory]
    [InlineData("{ 'text': 'Hi %{current_flow.name}' }", "Hi Ada & Bob", "en-US", null, null)]
    [InlineData("{ 'text': 'Olá', 'language': 'pt-PT' }", "Olá", "pt-PT", null, null)]
    [InlineData("{ 'text': '<speak>Hi %{current_flow.name}</speak>' }", "<speak>Hi Ada &amp; Bob</speak>", "en-US", null, null)]
    [InlineData("{ 'prompt': 'welcome' }", null, null, "welcome", null)]
    [InlineData("{ 'url': 'https://example.com/a.wav?who=%{current_flow.name}' }", null, null, null, "https://example.com/a.wav?who=Ada%20%26%20Bob")]
    public void Enter_EachKindOfSource_IsPlayed(string source, string? text, string? language, string? prompt, string? url) =>
        Source(Session.Answered(With(source), ("name", "Ada & Bob")))
            .ShouldBe(new PromptSource(text, language, prompt, url, false) { IsSsml = source.Contains("speak", StringComparison.Ordinal) });

    // Holds FLOW-66.
    [Theory]
    [InlineData("%{current_flow.name}", "<speak>A<break time=\"4s\"/>B</speak>", "<speak>A<break time=\"4s\"/>B</speak>", false)]
    [InlineData(" %{current_flow.name}", "<speak>A</speak>", " <speak>A</speak>", false)]
    [InlineData("<%{current_flow.name}", "speak>A</speak>", "<speak>A</speak>", false)]
    [InlineData("Hi %{current_flow.name}", "<speak>A</speak>", "Hi <speak>A</speak>", false)]
    [InlineData("<speak>%{current_flow.name}</speak>", "<break time=\"4s\"/>", "<speak>&lt;break time=&quot;4s&quot;/&gt;</speak>", true)]
    [InlineData("<speak>%{current_flow.name}</speak>", "", "<speak></speak>", true)]
    public void Enter_Form_IsTheAuthorsWhateverTheValuesAre(string text, string value, string filled, bool isSsml)
    {
        var source = Source(Session.Answered(With($$"""{ 'text': '{{text}}' }"""), ("name", value)));
        (source.Text, source.IsSsml).ShouldBe((filled, isSsml));
    }

    // Holds FLOW-51.
    [Theory]
    [InlineData("", "notify", null)]
    [InlineData("b", null, "dial:answered notify:error")]
    public void Enter_Length_IsCountedInCharacters(string more, string? waits, string? path)
    {
        // Three times a thousand characters, nearly all of them of two UTF-16 code units.
        var text = string.Concat(Enumerable.Repeat("%{current_flow.name}", 3)) + more;
        var s = Session.Answered(With($$"""{ 'text': '{{text}}' }"""), ("name", "a" + string.Concat(Enumerable.Repeat("\U0001F600", 999))));
        s.State.Current?.StepId.ShouldBe(waits);
        (path is null || s.Path.StartsWith(path, StringComparison.Ordinal)).ShouldBeTrue(s.Path);
    }

    [Fact]
    public void Enter_SensitiveText_IsMarkedAndHidden()
    {
        var source = Source(Session.Answered(With("{ 'text': 'Your code is %{current_flow.pin}' }"), ("pin", "4711")));
        source.Sensitive.ShouldBeTrue();
        source.ToString().ShouldNotContain("4711");
    }

    // Holds FLOW-32.
    [Fact]
    public void PlaybackEnded_Completed_TakesOkAndEndsTheCall()
    {
        var s = Session.Answered(Hello).Played();
        s.Path.ShouldBe("dial:answered notify:ok end:ok");
        s.State.Variables["a"].ShouldBe("100");
        s.State.Variables["b"].ShouldBe("6");
        s.Effects.ShouldHaveSingleItem().ShouldBe(new InteractionEffect.HangUp(1));
        s.State.HasEnded.ShouldBeFalse();
        s.HangUp(Party.Engine, "local_hangup");
        s.Result.ShouldBe(new InteractionResult(Outcome.Answered, "completed", null, Party.Engine));
    }

    [Fact]
    public void PlaybackEnded_ForAnotherPlayback_IsIgnored()
    {
        var s = Session.Answered(Hello);
        s.Do(new InteractionCommand.PlaybackEnded(s.Now, 99, 1, 1, true)).Last.ShouldBe(Decision.Ignored);
        s.Do(new InteractionCommand.PlaybackFailed(s.Now, 99, "late")).Last.ShouldBe(Decision.Ignored);
    }

    [Fact]
    public void PlaybackEnded_AfterTheEnd_IsIgnored()
    {
        var s = Session.Answered(Hello);
        var token = s.State.Current!.Token;
        s.HangUp().Do(new InteractionCommand.PlaybackEnded(s.Now, token, 100, 6000, false)).Last.ShouldBe(Decision.Ignored);
    }

    // Holds FLOW-22.
    [Theory]
    [InlineData("", "dial:answered notify:error end:ok")]
    [InlineData(", 'on_error': 'end'", "dial:answered notify:error")]
    [InlineData(", 'on_error': 'exit:ok'", "dial:answered notify:error end:ok")]
    [InlineData(", 'on_error': 'step:end'", "dial:answered notify:error end:ok")]
    public void PlaybackFailed_GoesByOnError(string extra, string path)
    {
        var s = Session.Answered(With("{ 'prompt': 'welcome' }", extra));
        s.Do(new InteractionCommand.PlaybackFailed(s.Now, s.State.Current!.Token, "prompt_missing"));
        s.Path.ShouldBe(path);
        s.Journal.OfType<InteractionEvent.StepLeft>().Single(e => e.StepId == "notify").Reason.ShouldBe("prompt_missing");
        s.State.Variables["a"].ShouldBeNull();
        s.HangUp(Party.Engine, "local_hangup").Result.Outcome.ShouldBe(Outcome.Answered);
    }

    [Fact]
    public void PlaybackFailed_ThatEndsTheFlow_IsTheReasonOfTheEnd()
    {
        var s = Session.Answered(With("{ 'prompt': 'welcome' }", ", 'on_error': 'end'"));
        s.Do(new InteractionCommand.PlaybackFailed(s.Now, s.State.Current!.Token, "prompt_missing")).HangUp(Party.Engine, "local_hangup");
        s.Result.ShouldBe(new InteractionResult(Outcome.Answered, "prompt_missing", Party.Engine, Party.Engine));
    }

    // Holds FLOW-51.
    [Fact]
    public void Enter_TextTooLongAfterFillingIn_IsAnUnexpectedFailure()
    {
        var flow = Flow.Publish(Flow.With("/trigger/arguments/1/max_length", "5000", Flow.Simple));
        Session.Answered(flow, ("name", new string('x', 2993))).Path.ShouldBe("dial:answered");
        var s = Session.Answered(flow, ("name", new string('x', 2994)));
        s.Path.ShouldBe("dial:answered notify:error end:ok");
        s.Journal.OfType<InteractionEvent.StepLeft>().ElementAt(1).Reason.ShouldBe("text_too_long");
    }

    // Holds FLOW-65.
    [Theory]
    [InlineData("")]
    [InlineData(" ... ")]
    [InlineData("--- ?!")]
    public void Enter_NothingToSay_GoesOn(string name)
    {
        var s = Session.Answered(With("{ 'text': '%{current_flow.name} ' }"), ("name", name));
        s.Path.ShouldBe("dial:answered notify:ok end:ok");
        s.State.Variables["a"].ShouldBe("0", "nothing was spoken");
        s.State.Variables["b"].ShouldBe("0");
    }

    // Holds FLOW-67.
    [Theory]
    [InlineData("\u00BD")]
    [InlineData("\u20AC")]
    [InlineData("%")]
    [InlineData("\uD83D\uDE00")]
    [InlineData("\u0412")]
    public void Enter_ASignOrALetterOfAnyScript_IsToBeSpoken(string name) =>
        Source(Session.Answered(With("{ 'text': '%{current_flow.name}' }"), ("name", name))).Text.ShouldBe(name);

    // Holds FLOW-67.
    [Fact]
    public void PlaybackFailed_TextNotSpeakable_IsTheAuthorsAndNothingWasPlayed()
    {
        var s = Session.Answered(With("{ 'text': 'x' }", ", 'on_error': 'end'"));
        s.Do(new InteractionCommand.PlaybackFailed(s.Now, s.State.Current!.Token, "text_not_speakable") { Detail = "\u0F56 (U+0F56)" }).HangUp(Party.Engine, "local_hangup");
        var left = s.Journal.OfType<InteractionEvent.StepLeft>().Single(e => e.StepId == "notify");
        (left.Exit, left.Reason, left.Detail).ShouldBe(("error", "text_not_speakable", "\u0F56 (U+0F56)"));
        s.State.Variables["a"].ShouldBe("0");
        s.Result.ShouldBe(new InteractionResult(Outcome.Answered, "text_not_speakable", Party.Caller, Party.Engine));
    }

    // Holds FLOW-67.
    [Fact]
    public void DialRefused_FirstPromptNotSpeakable_IsTheAuthorsAndTheRowNamesTheCharacters()
    {
        var s = Session.Begin(Hello);
        s.Do(new InteractionCommand.DialRefused(s.Now, 1, new CallFailure(null, "text_not_speakable", Party.Caller) { Detail = "\u0F56 (U+0F56)" }));
        s.Journal.OfType<InteractionEvent.StepLeft>().Single(e => e.StepId == "dial").Detail.ShouldBe("\u0F56 (U+0F56)");
        (s.Result.Outcome, s.Result.Reason, s.Result.Party).ShouldBe((Outcome.Failed, "text_not_speakable", Party.Caller));
    }

    // Holds FLOW-67 and FLOW-68.
    [Theory]
    [InlineData("{ 'text': 'Hello' }", "")]
    [InlineData("{ 'text': 'Hello', 'language': 'xx-XX' }", "language_not_spoken /steps/notify/settings/source/language")]
    [InlineData("{ 'text': 'Hello' }", "language_not_spoken /steps/notify/settings/source/text", "en-US")]
    [InlineData("{ 'prompt': 'welcome', 'language': 'xx-XX' }", "")]
    [InlineData("{ 'text': '\u0F56 %{current_flow.name}' }", "text_not_speakable /steps/notify/settings/source/text")]
    public void Check_WhatNobodyHereCanSay_IsAWarningAndALanguageBlocksPublishing(string source, string fault, string unspoken = "xx-XX")
    {
        var catalog = new TestCatalog();
        catalog.Unspoken.Add(unspoken);
        var json = $$"""{{Flow.Dial}}, {{Flow.End}}, 'notify': { 'type': 'play_audio', 'name': 'Tell', 'settings': { 'source': {{source}} }, 'exits': { 'ok': 'end' } }""";
        var check = Flow.Check(Flow.Json(json), catalog);
        string.Join('|', check.Faults.Select(f => $"{f.Code} {f.Path}")).ShouldBe(fault);
        check.Faults.ShouldAllBe(f => f.Severity == FaultSeverity.Warning && f.Step == "notify");
        check.CanPublish.ShouldBe(!fault.StartsWith("language", StringComparison.Ordinal));
    }

    // Holds FLOW-21.
    [Fact]
    public void HangUp_InTheMiddle_EndsWithTheHiddenExit()
    {
        var s = Session.Answered(Hello).After(2);
        s.Do(new InteractionCommand.HungUp(s.Now, 1, Party.Contact, "remote_hangup", 16, new PlaybackProgress(s.State.Current!.Token, 2000, 6000)));
        s.Path.ShouldBe("dial:answered notify:contact_hung_up");
        s.State.Variables["a"].ShouldBeNull();
        s.Journal.OfType<InteractionEvent.PlaybackFinished>().Single().PlayedMs.ShouldBe(2000);
        s.Journal.OfType<InteractionEvent.CallEnded>().Single().ShouldSatisfyAllConditions(e => e.TalkMs.ShouldBe(2000), e => e.Q850.ShouldBe(16));
        s.Result.ShouldBe(new InteractionResult(Outcome.Answered, "remote_hangup", Party.Contact, Party.Contact));
        s.Effects.ShouldBeEmpty();
    }

    [Fact]
    public void HangUp_AfterThePlaybackWasCutOff_IsTheSame()
    {
        var s = Session.Answered(Hello).After(2);
        s.Do(new InteractionCommand.PlaybackEnded(s.Now, s.State.Current!.Token, 2000, 6000, false));
        s.Path.ShouldBe("dial:answered");
        s.HangUp().Path.ShouldBe("dial:answered notify:contact_hung_up");
    }

    [Fact]
    public void PlaybackCutOff_WithNoHangUpToFollow_IsAFailureAfterFiveSeconds()
    {
        var s = Session.Answered(Hello).After(2);
        s.Do(new InteractionCommand.PlaybackEnded(s.Now, s.State.Current!.Token, 2000, 6000, false));
        InteractionRules.NextDeadline(s.State).ShouldBe(s.Now.AddSeconds(5));
        s.After(4.9).Deadline().Last.ShouldBe(Decision.Ignored);
        s.After(0.1).Deadline().Path.ShouldBe("dial:answered notify:error end:ok");
    }

    // Holds FLOW-21.
    [Fact]
    public void HangUp_WithOnHangup_GoesOnThroughOtherSteps()
    {
        var s = Session.Answered(With("{ 'text': 'Hi' }", ", 'on_hangup': 'end'")).HangUp();
        s.Path.ShouldBe("dial:answered notify:contact_hung_up end:ok");
        s.Result.Reason.ShouldBe("remote_hangup");
    }

    // Holds FLOW-32.
    [Fact]
    public void Ceiling_EndsTheInteractionAsFailed()
    {
        var s = Session.Answered(Hello);
        s.After(2400).Deadline();
        s.Path.ShouldBe("dial:answered notify:error");
        s.Effects.ShouldBe([new InteractionEffect.StopPlayback(s.Journal.OfType<InteractionEvent.StepWaiting>().Last().Token, 1), new InteractionEffect.HangUp(1)]);
        s.HangUp(Party.Engine, "local_hangup").Result.ShouldBe(new InteractionResult(Outcome.Failed, "guard_step_time", Party.Engine, Party.Engine));
    }

    // Holds FLOW-32.
    [Fact]
    public void Outputs_OfAPartialSecond_HaveMilliseconds()
    {
        var s = Session.Answered(Hello);
        s.Do(new InteractionCommand.PlaybackEnded(s.Now, s.State.Current!.Token, 1234, 1234, true)).State.Variables["b"].ShouldBe("1.234");
    }
}
