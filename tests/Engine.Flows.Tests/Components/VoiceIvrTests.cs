using Engine.Flows.Components;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

public sealed class VoiceIvrTests
{
    private static string Json(string settings, string extra = "") => Flow.Json($$"""
        {{Flow.Dial}}, {{Flow.End}},
        'notify': { 'type': 'voice_ivr', 'settings': {{settings}}, 'outputs': { 'speech': 'a' }, 'exits': { 'yes': 'end', 'no': 'end', 'no_match': 'end', 'timeout': 'end' } {{extra}} }
        """);

    private const string Menu = """
        { 'prompt': { 'text': 'Yes or no?' }, 'options': [
          { 'exit': 'yes', 'keywords': [ 'yes', 'of course', '%{current_flow.name}' ] }, { 'exit': 'no', 'keywords': [ 'no', 'não', 'rather not yes' ] } ] }
        """;

    private static Session Asked(string extra = "") => Session.Answered(Flow.Publish(Json(Menu, extra)), ("name", "Ada Lovelace"));

    private static Session Say(Session s, string? text) => s.Do(new InteractionCommand.SpeechHeard(s.Now, s.State.Current!.Token, text));

    [Fact]
    public void Enter_Listens()
    {
        var effect = Asked().Effect<InteractionEffect.Listen>();
        effect.Prompts.Single().Text.ShouldBe("Yes or no?");
        effect.Rules.Hints.ShouldBe(["yes", "of course", "Ada Lovelace", "no", "não", "rather not yes"]);
        (effect.Rules with { Hints = [] }).ShouldBeEquivalentTo(new ListenRules("en-US", 2, 60, [], false));
    }

    // Holds FLOW-35.
    [Theory]
    [InlineData("yes", "yes")]
    [InlineData("  YES,   please! ", "yes")]
    [InlineData("Oh... of-course", "yes")]
    [InlineData("of  course not", "yes")]
    [InlineData("No way", "no")]
    [InlineData("nao", "no")]
    [InlineData("NÃO!", "no")]
    [InlineData("nothing", "no_match")]
    [InlineData("yesterday", "no_match")]
    [InlineData("course of", "no_match")]
    [InlineData("rather not, yes", "yes")]
    [InlineData("ada lovelace speaking", "yes")]
    [InlineData("", "timeout")]
    [InlineData("  ?! ", "timeout")]
    [InlineData(null, "timeout")]
    public void SpeechHeard_FirstOptionWithAKeywordWins(string? speech, string exit)
    {
        var s = Say(Asked(), speech);
        s.Path.ShouldBe($"dial:answered notify:{exit} end:ok");
        s.State.Variables["a"].ShouldBe(exit == "timeout" ? null : speech);
    }

    [Fact]
    public void SpeechHeard_KeywordFromAnUnsetVariable_MatchesNothing() => Say(Session.Answered(Flow.Publish(Json(Menu))), "hello").Path.ShouldContain("notify:no_match");

    // Holds FLOW-35.
    [Fact]
    public void EffectFailed_DefaultsToNoMatch()
    {
        var s = Asked();
        s.Do(new InteractionCommand.EffectFailed(s.Now, s.State.Current!.Token, "recognition_failed")).Path.ShouldBe("dial:answered notify:error end:ok");
    }

    [Fact]
    public void HangUp_WhileListening() => Asked(", 'on_hangup': 'end'").HangUp().Path.ShouldBe("dial:answered notify:contact_hung_up end:ok");

    // Holds FLOW-76.
    [Theory]
    [InlineData(", 'language': 'de-DE'", "language_not_heard /steps/notify/settings/language")]
    [InlineData("", "")]
    public void Check_LanguageNobodyUnderstands_IsAWarning(string settings, string fault)
    {
        var catalog = new TestCatalog();
        catalog.Unheard.Add("de-DE");
        var check = Flow.Check(Json($"{{ 'prompt': {{ 'text': 'x' }}, 'options': [ {{ 'exit': 'yes', 'keywords': ['yes'] }}, {{ 'exit': 'no', 'keywords': ['no'] }} ] {settings} }}"), catalog);
        string.Join('|', check.Faults.Select(f => $"{f.Code} {f.Path}")).ShouldBe(fault);
        check.CanPublish.ShouldBeTrue("a model or a provider may come yet");
    }

    // Holds FLOW-35.
    [Fact]
    public void Ceiling_Is120Seconds()
    {
        var s = Asked();
        InteractionRules.NextDeadline(s.State).ShouldBe(s.Now.AddSeconds(120));
    }

    [Theory]
    [InlineData("[]", "too_few")]
    [InlineData("[ { 'exit': 'yes', 'keywords': [] }, { 'exit': 'no', 'keywords': ['no'] } ]", "too_few")]
    [InlineData("[ { 'exit': 'yes', 'keywords': ['?!'] }, { 'exit': 'no', 'keywords': ['no'] } ]", "keyword_empty")]
    [InlineData("[ { 'exit': 'yes', 'keywords': ['%{current_flow.nobody}'] }, { 'exit': 'no', 'keywords': ['no'] } ]", "variable_unknown")]
    [InlineData("[ { 'exit': 'timeout', 'keywords': ['x'] } ]", "exit_reserved")]
    public void Check_Options(string options, string code) =>
        Flow.Check(Json($"{{ 'prompt': {{ 'text': 'x' }}, 'options': {options} }}")).Faults.ShouldContain(f => f.Code == code && f.Step == "notify");

    // Holds FLOW-35.
    [Theory]
    [InlineData("Crème Brûlée", "creme brulee")]
    [InlineData("don't", "dont")]
    [InlineData("don’t", "dont")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("Straße", "strasse")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Việt Nam", "viet nam")]
    [InlineData("ΚΑΛΗΜΈΡΑ", "καλημερα")]
    [InlineData("ЁЛКА", "елка")]
    [InlineData("24/7", "24 7")]
    [InlineData("日本 語", "日本 語")]
    [InlineData("👍", "")]
    public void Words_AreFolded(string text, string words) => string.Join(" ", SpokenText.Words(text)).ShouldBe(words);
}
