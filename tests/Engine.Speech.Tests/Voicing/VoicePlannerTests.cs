using System.Text;
using Engine.Media.Prompts;
using Engine.Ports.Speech;
using Engine.Speech.Espeak;
using Engine.Speech.Text;
using Engine.Speech.Voicing;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests.Voicing;

/// <summary>Who says what, with voices that know the letters which flite, espeak-ng and a provider know.</summary>
public sealed class VoicePlannerTests
{
    private readonly Voices _flite = new("flite", ["en"], AsciiFold.Has);
    private readonly Voices _espeak = new("espeak", ["en", "de", "ru", "uk", "el", "he", "ja", "cmn", "nl"], null);
    private readonly Voices _provider = new("cloud", ["en"], _ => true) { ReadsSigns = true };

    // Holds SPEECH-15.
    [Theory]
    [InlineData("Hello there", "flite:Hello there")]
    [InlineData("You owe €39.99", "flite:You owe 39 euros 99")]
    [InlineData("Ваш заказ готов, спасибо", "espeak ru:Ваш заказ готов, спасибо")]
    [InlineData("Ваш заказ 5 готов", "espeak ru:Ваш заказ 5 готов")]
    [InlineData("Дякуємо, їжа тут", "espeak uk:Дякуємо, їжа тут")]
    [InlineData("Hello Иван, your taxi is here", "flite:Hello|espeak ru:Иван,|flite:your taxi is here")]
    [InlineData("From 日本 to Ελλάδα", "flite:From|espeak cmn:日本|flite:to|espeak el:Ελλάδα")]
    [InlineData("\u05E9\u05DC\u05D5\u05DD Bob", "espeak he:\u05E9\u05DC\u05D5\u05DD|flite:Bob")]
    [InlineData("Łódź and Đặng", "flite:Łódź and Đặng")]
    [InlineData("Well done \uD83D\uDE00\uD83C\uDDE9\uD83C\uDDEA ✓ → ok", "flite:Well done ok")]
    [InlineData("½", "flite:a half")]
    [InlineData("39", "flite:39")]
    public void Plan_English(string text, string said) => Said(_flite, "en-US", text).ShouldBe(said);

    // Holds SPEECH-15.
    [Theory]
    [InlineData("en-US", "བོད་ཡིག", "བ (U+0F56), ད (U+0F51), ཡ (U+0F61), ག (U+0F42)")]
    [InlineData("en-US", "Hello བ", "བ (U+0F56)")]
    [InlineData("en-US", "Hello ᏣᎳᎩ", "Ꮳ (U+13E3), Ꮃ (U+13B3), Ꭹ (U+13A9)")]
    [InlineData("en-US", "You owe \u20CF5", "\u20CF (U+20CF)")]
    [InlineData("en-US", "\uD83D\uDE00", "\uD83D\uDE00 (U+1F600)")]
    [InlineData("en-US", "Sum ∑ of all", "∑ (U+2211)")]
    [InlineData("ja", "東京タワー", "東 (U+6771), 京 (U+4EAC)")]
    public void Plan_WhatNobodySays_IsNamed(string language, string text, string missing)
    {
        var plan = new VoicePlanner([_flite, _espeak]).Plan(_espeak, _espeak.VoiceFor(language, null)!, language, [new SpokenPiece(text, 0)]);
        plan.HasWords.ShouldBeFalse();
        CharacterNames.Of(plan.Unspeakable, sensitive: false).ShouldBe(missing);
    }

    [Fact]
    public void Plan_WithoutAVoiceForTheScript_NamesItsLetters()
    {
        var plan = new VoicePlanner([_flite]).Plan(_flite, "en", "en", [new SpokenPiece("Ваш", 0)]);
        CharacterNames.Of(plan.Unspeakable, sensitive: false).ShouldBe("В (U+0412), а (U+0430), ш (U+0448)");
        CharacterNames.Of(plan.Unspeakable, sensitive: true).ShouldBe("Cyrillic letters");
        CharacterNames.Of([.. Enumerable.Range(0x0F40, 20).Select(code => new Rune(code))], sensitive: false).ShouldEndWith("(U+0F4B) and 8 more");
    }

    [Theory]
    [InlineData("€39.99 \uD83D\uDE00 Ваш")]
    [InlineData("Hello")]
    public void Plan_Provider_GetsTheTextAsItStands(string text)
    {
        var plan = new VoicePlanner([_provider]).Plan(_provider, "en", "en", [new SpokenPiece(text, 0)]);
        plan.Pieces.ShouldHaveSingleItem().Text.ShouldBe(text);
        plan.Reading.ShouldBe("");
    }

    [Fact]
    public void Plan_LanguageWithoutATable_KeepsSignsForItsVoiceAndDropsPictures() =>
        Said(_espeak, "nl", "Goed \uD83D\uDE00 20° & klaar").ShouldBe("espeak nl:Goed 20° & klaar");

    [Fact]
    public void Reading_IsEmptyOnlyWhenNothingDiffers()
    {
        Plan(_flite, "en", new SpokenPiece("Hello", 0), new SpokenPiece("", 100), new SpokenPiece("there", 0, 0.5)).Reading.ShouldBe("");
        string[] texts = ["€5", "$5", "Ваш", "Їжа", "Hello \uD83D\uDE00"];
        var readings = texts.Select(text => Plan(_flite, "en", new SpokenPiece(text, 0)).Reading).ToList();
        readings.ShouldAllBe(reading => reading.Length > 0);
        readings.Distinct().Count().ShouldBe(5);
    }

    private SpeechPlan Plan(Voices engine, string language, params SpokenPiece[] pieces) =>
        new VoicePlanner([_flite, _espeak]).Plan(engine, engine.VoiceFor(language, null)!, language, pieces);

    private string Said(Voices engine, string language, string text) => string.Join(
        '|', Plan(engine, language, new SpokenPiece(text, 0)).Pieces.Select(piece => $"{piece.Engine.Facts.Name}{(piece.Engine == _flite ? "" : " " + piece.Voice)}:{piece.Text}"));

    private sealed class Voices(string name, string[] languages, Func<Rune, bool>? says) : ISpeechEngine
    {
        public SpeechEngine Facts { get; } = new(name, "1", languages, languages);

        public bool ReadsSigns { get; init; }

        public string? VoiceFor(string language, string? wanted) => Array.Find(languages, known => known == language.Split('-')[0]);

        public bool Says(string voice, Rune letter) => says?.Invoke(letter) ?? EspeakLetters.Says(voice, letter);

        public Task<PcmClip?> RenderAsync(string text, string voice, double rate, CancellationToken cancellation) => Task.FromResult<PcmClip?>(null);
    }
}
