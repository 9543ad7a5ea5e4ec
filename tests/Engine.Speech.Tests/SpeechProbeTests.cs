using Engine.Media.Prompts;
using Engine.Ports.Speech;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests;

/// <summary>The engines that are really installed; skipped, with the reason, where they are not.</summary>
public sealed class SpeechProbeTests
{
    // Holds SPEECH-01.
    [Theory]
    [InlineData("en-US", "flite", "Your order four two seven one is at the door.")]
    [InlineData("en", "flite", "Caf\u00E9 \u2013 \u201Cquoted\u201D, na\u00EFve \u4F60\u597D")]
    [InlineData("en-US", "espeak-ng", "\u0412\u0430\u0448 \u0437\u0430\u043A\u0430\u0437 \u0433\u043E\u0442\u043E\u0432, \u0441\u043F\u0430\u0441\u0438\u0431\u043E")]
    [InlineData("en-US", "flite", "Hello \u0418\u0432\u0430\u043D, \u20AC39.99 please.")]
    [InlineData("es-MX", "espeak-ng", "Hola. Su pedido est\u00E1 en la puerta.")]
    [InlineData("fr-CA", "espeak-ng", "Bonjour, votre commande est arriv\u00E9e.")]
    public async Task Synthesize_InstalledEngine_SpeaksForAPlausibleTime(string language, string engine, string text)
    {
        using var speech = await Find(new SpeechConfig());
        Assert.SkipUnless(speech.Capabilities.Engines.Any(found => found.Name == engine), $"{engine} is not installed");
        Assert.SkipUnless(text.All(char.IsAscii) || speech.Capabilities.Engines.Any(found => found.Name == "espeak-ng"), "espeak-ng is not installed");

        var result = await speech.SynthesizeAsync(new SpeechRequest(text, language), TestContext.Current.CancellationToken);

        var rendered = result.ShouldBeOfType<SpeechResult.Rendered>();
        rendered.Engine.ShouldStartWith(engine);
        rendered.Clip.Duration.TotalSeconds.ShouldBeInRange(0.8, 8);
        Leveller.ActiveRms(rendered.Clip).ShouldBeGreaterThan(200);
    }

    [Theory]
    [InlineData("rms")]
    [InlineData("slt")]
    [InlineData("kal")]
    public async Task Synthesize_SlowerRate_TakesLongerAndLeavesTheVoiceAsItWas(string voice)
    {
        using var speech = await Find(new SpeechConfig { CacheBytes = 0 });
        Assert.SkipUnless(speech.Capabilities.Engines.Any(engine => engine.Voices.Contains(voice)), "install libflite1");
        var request = new SpeechRequest("This is a test of speed.", "en", voice);
        var plain = await Rendered(speech, request);
        var slow = await Rendered(speech, request with { Rate = 0.5 });
        var again = await Rendered(speech, request);

        (slow.Clip.Duration / plain.Clip.Duration).ShouldBeInRange(1.9, 2.1);
        again.Clip.Samples.Length.ShouldBe(plain.Clip.Samples.Length);
    }

    // Holds SPEECH-03.
    [Fact]
    public async Task Synthesize_ManyAtOnce_AllSpeakTheSameLength()
    {
        using var speech = await Find(new SpeechConfig { CacheBytes = 0, Parallel = 4 });
        Assert.SkipUnless(speech.Capabilities.IsAvailable, "no engine is installed");
        var request = new SpeechRequest("Four threads speak with one voice.", "en");
        var clips = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Rendered(speech, request)));

        clips.Select(clip => clip.Clip.Samples.Length).Distinct().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData(0, "speech:PhraseShare must be above 0 and below 1, not 0.")]
    [InlineData(1, "speech:PhraseShare must be above 0 and below 1, not 1.")]
    [InlineData(-6.5, "speech:PhraseShare must be above 0 and below 1, not -6.5.")]
    [InlineData(double.NaN, "speech:PhraseShare must be above 0 and below 1, not NaN.")]
    public void FindRecognizer_PhraseShareOutOfRange_SaysWhatItMustBe(double share, string message) =>
        Should.Throw<InvalidOperationException>(() => SpeechProbe.FindRecognizer(new SpeechConfig { PhraseShare = share }, TimeProvider.System))
            .Message.ShouldBe(message);

    // Holds SPEECH-12.
    [Fact]
    public async Task Find_ProgramMissing_IsACapabilityNotACrash()
    {
        using var speech = await Find(new SpeechConfig { EspeakProgram = "no-such-program" });
        speech.Capabilities.Missing.ShouldContain(line => line.Contains("no-such-program"));

        var result = await speech.SynthesizeAsync(new SpeechRequest("Guten Tag", "de"), TestContext.Current.CancellationToken);
        result.ShouldBeOfType<SpeechResult.Refused>().Fault.ShouldBeOneOf(SpeechFault.UnsupportedLanguage, SpeechFault.NoEngine);
    }

    private static Task<RoutingSynthesizer> Find(SpeechConfig config) =>
        SpeechProbe.FindAsync(config, TimeProvider.System, TestContext.Current.CancellationToken);

    private static async Task<SpeechResult.Rendered> Rendered(RoutingSynthesizer speech, SpeechRequest request) =>
        (await speech.SynthesizeAsync(request, TestContext.Current.CancellationToken)).ShouldBeOfType<SpeechResult.Rendered>();
}
