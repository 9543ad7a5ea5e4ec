using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

public sealed class VoiceTranscriptionTests
{
    private static string Json(string settings = "", string extra = "") => Flow.Json($$"""
        {{Flow.Dial}}, {{Flow.End}},
        'notify': { 'type': 'voice_transcription', 'settings': { 'prompt': { 'text': 'Tell us.' } {{settings}} }, 'outputs': { 'speech': 'a' }, 'exits': { 'ok': 'end', 'timeout': 'end' } {{extra}} }
        """);

    private static Session Asked(string settings = "", string extra = "") => Session.Answered(Flow.Publish(Json(settings, extra)));

    [Theory]
    [InlineData("", "en-US", 2)]
    [InlineData(", 'language': 'de-DE', 'timeout_seconds': 4", "de-DE", 4)]
    public void Enter_Listens(string settings, string language, int silence) =>
        Asked(settings).Effect<InteractionEffect.Listen>().Rules.ShouldBeEquivalentTo(new ListenRules(language, silence, 60, [], false));

    // Holds FLOW-36.
    [Theory]
    [InlineData(" the parcel was wet ", "ok", "the parcel was wet")]
    [InlineData("", "timeout", null)]
    [InlineData("   ", "timeout", null)]
    [InlineData(null, "timeout", null)]
    public void SpeechHeard_TakesTheExit(string? speech, string exit, string? output)
    {
        var s = Asked();
        s.Do(new InteractionCommand.SpeechHeard(s.Now, s.State.Current!.Token, speech)).Path.ShouldBe($"dial:answered notify:{exit} end:ok");
        s.State.Variables["a"].ShouldBe(output);
    }

    [Fact]
    public void SpeechHeard_MoreThan64KiB_IsAGuard()
    {
        var s = Asked();
        s.Do(new InteractionCommand.SpeechHeard(s.Now, s.State.Current!.Token, new string('é', 32 * 1024))).Path.ShouldBe("dial:answered notify:ok end:ok");
        s = Asked();
        s.Do(new InteractionCommand.SpeechHeard(s.Now, s.State.Current!.Token, new string('é', (32 * 1024) + 1)));
        s.Path.ShouldBe("dial:answered notify:error");
        s.HangUp(Party.Engine, "local_hangup").Result.Reason.ShouldBe("guard_output");
    }

    [Fact]
    public void SensitiveVariable_MakesListeningSensitive() =>
        Session.Answered(Flow.Publish(Flow.With("/variables/a/sensitive", "true", Json()))).Effect<InteractionEffect.Listen>().Rules.Sensitive.ShouldBeTrue();

    // Holds FLOW-36.
    [Fact]
    public void EffectFailed_DefaultsToTimeout()
    {
        var s = Asked();
        s.Do(new InteractionCommand.EffectFailed(s.Now, s.State.Current!.Token, "recognition_failed")).Path.ShouldBe("dial:answered notify:error end:ok");
    }

    // Holds FLOW-36.
    [Fact]
    public void HangUp_And_Ceiling()
    {
        var s = Asked(extra: ", 'on_hangup': 'end'");
        InteractionRules.NextDeadline(s.State).ShouldBe(s.Now.AddSeconds(180));
        s.HangUp().Path.ShouldBe("dial:answered notify:contact_hung_up end:ok");
    }

    [Theory]
    [InlineData(", 'timeout_seconds': 0", "out_of_range")]
    [InlineData(", 'language': 'xx_YY'", "bad_format")]
    public void Check_Settings(string settings, string code) => Flow.Check(Json(settings)).Faults.ShouldHaveSingleItem().Code.ShouldBe(code);

    // Holds FLOW-76.
    [Theory]
    [InlineData(", 'language': 'de-DE'", "language_not_heard /steps/notify/settings/language")]
    [InlineData("", "")]
    public void Check_LanguageNobodyUnderstands_IsAWarning(string settings, string fault)
    {
        var catalog = new TestCatalog();
        catalog.Unheard.Add("de-DE");
        var check = Flow.Check(Json(settings), catalog);
        string.Join('|', check.Faults.Select(f => $"{f.Code} {f.Path}")).ShouldBe(fault);
        check.CanPublish.ShouldBeTrue("a model or a provider may come yet");
    }
}
