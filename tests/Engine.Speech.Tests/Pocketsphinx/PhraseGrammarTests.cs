using Engine.Speech.Pocketsphinx;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests.Pocketsphinx;

public sealed class PhraseGrammarTests
{
    private static readonly Pronunciations s_known = Pronunciations.Read(
        ["yes Y EH S", "no N OW", "either IY DH ER", "either(2) AY DH ER", "please P L IY Z", "i AY", "want W AA N T", "twenty T W EH N T IY", "four F AO R"],
        word => word switch { "acme" => ["AE", "K", "M", "IY"], "odd" => ["QQ"], _ => null });

    [Fact]
    public void Of_Phrases_NamesTheirWordsWithEveryWayToSayThem()
    {
        var grammar = PhraseGrammar.Of(["Yes", "either Acme", "24"], s_known)!;

        grammar.Words.ShouldContain(("zp1x0", "IY DH ER"));
        grammar.Words.ShouldContain(("zp1x0(2)", "AY DH ER"));
        grammar.Words.ShouldContain(("zp1x1", "AE K M IY"));
        grammar.Jsgf.ShouldContain("<phrase> = zp0x0 | zp1x0 zp1x1 | zp2x0 zp2x1;");
    }

    [Theory]
    [InlineData("zp0x0", "Yes", "Yes")]
    [InlineData("zci zcwant zp1x0 zp1x1 zcplease", "i want either Acme please", "either Acme")]
    [InlineData("", "", null)]
    public void Read_Decoded_GivesThePhraseAsItWasGiven(string decoded, string text, string? phrase) =>
        PhraseGrammar.Of(["Yes", "either Acme"], s_known)!.Read(decoded).ShouldBe((text, phrase));

    [Fact]
    public void Of_CarrierThatIsAPhraseItself_IsNoCarrier()
    {
        PhraseGrammar.Of(["yes"], s_known)!.Words.ShouldContain(word => word.Word == "zcplease");
        PhraseGrammar.Of(["please"], s_known)!.Words.ShouldNotContain(word => word.Word == "zcplease");
    }

    [Fact]
    public void Of_NothingThatCanBeSaid_IsNoGrammar()
    {
        PhraseGrammar.Of(["unknown", "odd", "?!", ""], s_known).ShouldBeNull();
        PhraseGrammar.Of(["unknown", "no"], s_known)!.Jsgf.ShouldContain("<phrase> = zp1x0;");
    }

    [Theory]
    [InlineData("yes; grammar evil; <x> = |*")]
    [InlineData("<yes>")]
    public void Of_GrammarSignsInPhrases_AreNotPartOfTheGrammar(string phrase) =>
        PhraseGrammar.Of([phrase, "yes"], s_known)!.Jsgf.ShouldNotContain("evil");
}
