using System.Text;
using Engine.Speech.Espeak;
using Engine.Speech.Text;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests.Text;

public sealed class CommonFormsTests
{
    [Theory]
    [InlineData("Plain, straße №5", "Plain, straße №5")]
    [InlineData("\uFF21\uFF11\uFF01", "A1!")]
    [InlineData("\uD835\uDCD9\uD835\uDD2C\uD835\uDD59\uD835\uDC27", "John")]
    [InlineData("\uD835\uDFD9\uD835\uDFF3", "17")]
    [InlineData("\u0661\u0662\u0663 \u0967\u0968", "123 12")]
    [InlineData("o\uFB03ce \u2163 H\u2082O \u24B6 \u2460", "office IV H2O A  1 ")]
    [InlineData("cafe\u0301 A\u030Angstro\u0308m \u0438\u0306", "café Ångström \u0439")]
    [InlineData("5\uFE0F\u20E3 soft\u00ADhyphen \u200Ezero\uFEFF", "5 softhyphen zero")]
    [InlineData("don\u00B4t \u02BCtis", "don't 'tis")]
    public void Fold_OtherForms_BecomeTheUsualOnes(string text, string folded) => CommonForms.Fold(text).ShouldBe(folded);

    [Theory]
    [InlineData("Łódź, Škoda, Dvořák, Đặng, Œuvre, ﬁ, ŠĐĆ", "Lodz, Skoda, Dvorak, Dang, Oeuvre,  , SDC")]
    [InlineData("STRASSE ẞ ß þ æ", "STRASSE SS ss th ae")]
    public void Fold_LatinLetters_HaveALikenessInAscii(string text, string folded) => AsciiFold.Fold(text).ShouldBe(folded);

    [Theory]
    [InlineData("en-us", 'ł', true)]
    [InlineData("en-us", 'ặ', true)]
    [InlineData("en-us", 'ə', false)]
    [InlineData("az", 'ə', true)]
    [InlineData("en-us", 'ж', false)]
    [InlineData("ru", 'ж', true)]
    [InlineData("ru", 'A', true)]
    [InlineData("he", 'A', false)]
    [InlineData("ja", 'あ', true)]
    [InlineData("ja", '日', false)]
    [InlineData("cmn", '日', true)]
    public void Espeak_SaysLettersOfItsLanguage(string voice, char letter, bool says) => EspeakLetters.Says(voice, new Rune(letter)).ShouldBe(says);

    [Fact]
    public void Espeak_LatinLettersOfOthers_AreMadePlainForIt()
    {
        EspeakLetters.Fold("Đặng Łódź", "en-us").ShouldBe("Đang Łódź");
        EspeakLetters.Fold("Đặng", "vi").ShouldBe("Đặng");
    }

    [Theory]
    [InlineData("Ваш", "ru")]
    [InlineData("Дякую, мої", "uk ru")]
    [InlineData("ђак", "sr ru")]
    [InlineData("Ελλάδα", "el")]
    [InlineData("مرحبا", "ar")]
    [InlineData("پنجره", "fa ar")]
    [InlineData("日本", "cmn")]
    [InlineData("日本の", "ja")]
    [InlineData("བོད", "")]
    public void Languages_OfAText_AreTheLikeliestFirst(string text, string languages) =>
        string.Join(' ', ScriptLanguages.For(Scripts.Of(text.EnumerateRunes().First()), text)).ShouldBe(languages);
}
