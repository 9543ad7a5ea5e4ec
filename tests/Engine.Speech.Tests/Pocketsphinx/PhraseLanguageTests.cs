using Engine.Speech.Pocketsphinx;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests.Pocketsphinx;

public sealed class PhraseLanguageTests
{
    private static readonly Pronunciations Known = Pronunciations.Read(
        ["yes Y EH S", "no N OW", "either IY DH ER", "either(2) AY DH ER", "want W AA N T", "twenty T W EH N T IY", "four F AO R", "nine N AY N", "point P OY N T", "zero Z IH R OW", "end EH N D"],
        word => word switch { "acme" => ["AE", "K", "M", "IY"], "odd" => ["QQ"], _ => null });

    [Fact]
    public void Of_Phrases_MakesEachOneWordWithEveryWayToSayIt() =>
        PhraseLanguage.Of(["Yes", "either Acme", "24"], Known)!.Words.ShouldBe(
        [
            ("zp0", "Y EH S"),
            ("zp1", "IY DH ER AE K M IY"),
            ("zp1(2)", "AY DH ER AE K M IY"),
            ("zp2", "T W EH N T IY F AO R"),
        ]);

    [Fact]
    public void Of_WordsWithManyWays_KeepsAFew() =>
        PhraseLanguage.Of(["either either either either"], Known)!.Words.Count.ShouldBe(PhraseLanguage.MaxWays);

    [Fact]
    public void Of_Phrases_AreEquallyLikely() =>
        PhraseLanguage.Of(["yes", "unknown", "no"], Known)!.Arpa.ShouldBe("\\data\\\nngram 1=2\n\n\\1-grams:\n-0.3010\tzp0\n-0.3010\tzp2\n\n\\end\\\n");

    [Theory]
    [InlineData("zp0", "Yes", "Yes")]
    [InlineData("i want zp1 today", "i want either Acme today", "either Acme")]
    [InlineData("zp1 and zp0", "either Acme and Yes", "either Acme")]
    [InlineData("my yes is no phrase", "my yes is no phrase", null)]
    [InlineData("zp2 zpx", "zp2 zpx", null)]
    [InlineData("", "", null)]
    public void Read_Decoded_GivesThePhraseAsItWasGiven(string decoded, string text, string? phrase) =>
        PhraseLanguage.Of(["Yes", "either Acme"], Known)!.Read(decoded).ShouldBe((text, phrase));

    [Theory]
    [InlineData("unknown")]
    [InlineData("no odd")]
    [InlineData("?!")]
    [InlineData("")]
    public void Of_NothingThatCanBeSaid_IsNoLanguage(string phrase)
    {
        PhraseLanguage.Of([phrase], Known).ShouldBeNull();
        PhraseLanguage.Of([phrase, "no"], Known)!.Words.ShouldBe([("zp1", "N OW")]);
    }

    [Theory]
    [InlineData("yes\n\\end\\")]
    [InlineData("-9.0\tno")]
    public void Of_SignsOfTheModelInPhrases_AreNotPartOfIt(string phrase) =>
        PhraseLanguage.Of([phrase, "yes"], Known)!.Arpa.ShouldBe(PhraseLanguage.Of(["no", "yes"], Known)!.Arpa);
}
