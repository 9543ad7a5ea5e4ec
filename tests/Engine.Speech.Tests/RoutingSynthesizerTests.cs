using Engine.Media.Prompts;
using Engine.Ports.Speech;
using Engine.Speech.Caching;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests;

public sealed class RoutingSynthesizerTests
{
    private readonly FakeEngine _english = new("first", "en");
    private readonly FakeEngine _any = new("second", "");

    [Fact]
    public async Task Synthesize_SameRequestTwice_RendersOnce()
    {
        using var speech = Router(_english);
        var first = await Say(speech, new SpeechRequest("Hello", "en"));
        var second = await Say(speech, new SpeechRequest("Hello", "en"));

        first.ShouldBeOfType<SpeechResult.Rendered>().FromCache.ShouldBeFalse();
        second.ShouldBeOfType<SpeechResult.Rendered>().FromCache.ShouldBeTrue();
        _english.Spoken.ShouldBe(["Hello"]);
        speech.CacheFigures.ShouldBe(new SpeechCacheFigures(1, 1, 10, 0));
    }

    // Holds FLOW-14 and FLOW-62.
    [Fact]
    public async Task Synthesize_SensitiveText_IsNeverCached()
    {
        using var speech = Router(_english);
        var request = new SpeechRequest("Your code is 1 2 3 4", "en", Sensitive: true);
        await Say(speech, request);
        await Say(speech, request);

        _english.Spoken.Count.ShouldBe(2);
        speech.CacheFigures.ShouldBe(new SpeechCacheFigures(0, 0, 0, 0));
    }

    // Holds SPEECH-13.
    [Fact]
    public async Task Synthesize_FirstEngineFails_NextOneSpeaks()
    {
        _english.Instead = () => throw new SpeechEngineException("broken");
        using var speech = Router(_english, _any);
        var result = await Say(speech, new SpeechRequest("Hello", "en"));

        result.ShouldBeOfType<SpeechResult.Rendered>().Engine.ShouldBe("second 1");
    }

    [Fact]
    public async Task Synthesize_EngineFailsAlone_SaysWhy()
    {
        _english.Instead = () => throw new SpeechEngineException("broken");
        using var speech = Router(_english);
        var refused = (await Say(speech, new SpeechRequest("Hello", "en"))).ShouldBeOfType<SpeechResult.Refused>();

        refused.Fault.ShouldBe(SpeechFault.EngineFailed);
        refused.Detail.ShouldContain("broken");
        _english.Instead = () => Task.FromResult<PcmClip?>(null);
        (await Say(speech, new SpeechRequest("Hello", "en"))).ShouldBeOfType<SpeechResult.Refused>().Fault.ShouldBe(SpeechFault.EngineFailed);
    }

    [Theory]
    [InlineData("", "en", SpeechFault.BadText)]
    [InlineData(" ... ", "en", SpeechFault.BadText)]
    [InlineData("<speak>open", "en", SpeechFault.BadText)]
    [InlineData("Hallo", "de", SpeechFault.UnsupportedLanguage)]
    [InlineData("\uD83D\uDE00", "en", SpeechFault.NotSpeakable)]
    [InlineData("***", "en", SpeechFault.NotSpeakable)]
    [InlineData("<speak>\uD83D\uDE00</speak>", "en", SpeechFault.NotSpeakable)]
    public async Task Synthesize_WhatCannotBeSpoken_IsRefusedWithItsFault(string text, string language, SpeechFault fault)
    {
        using var speech = Router(_english);
        (await Say(speech, new SpeechRequest(text, language))).ShouldBeOfType<SpeechResult.Refused>().Fault.ShouldBe(fault);
    }

    [Theory]
    [InlineData("<speak><break time='2s'/><break time='500ms'/></speak>", 2500)]
    [InlineData("<speak><p/></speak>", 400)]
    [InlineData("<speak></speak>", 20)]
    public async Task Synthesize_PausesOnly_IsSilenceOfThatLength(string text, int milliseconds)
    {
        using var speech = Router();
        var clip = (await Say(speech, new SpeechRequest(text, "de"))).ShouldBeOfType<SpeechResult.Rendered>().Clip;
        clip.Duration.TotalMilliseconds.ShouldBe(milliseconds);
        clip.Samples.ShouldAllBe(sample => sample == 0);
    }

    // Holds FLOW-51.
    [Fact]
    public async Task Synthesize_TextAtTheLimitAndOver_IsSpokenAndRefused()
    {
        using var speech = Router(_english);
        (await Say(speech, new SpeechRequest(new string('a', 3000), "en"))).ShouldBeOfType<SpeechResult.Rendered>();
        (await Say(speech, new SpeechRequest(new string('a', 3001), "en"))).ShouldBeOfType<SpeechResult.Refused>();
    }

    // Holds SPEECH-12.
    [Fact]
    public async Task Synthesize_NoEngine_NamesWhatToInstall()
    {
        using var speech = new RoutingSynthesizer([], ["flite: install libflite1"], new SpeechCache(100, null), new SpeechConfig(), TimeProvider.System);
        var refused = (await Say(speech, new SpeechRequest("Hello", "en"))).ShouldBeOfType<SpeechResult.Refused>();

        refused.ShouldBe(new SpeechResult.Refused(SpeechFault.NoEngine, "flite: install libflite1"));
    }

    // Holds FLOW-52.
    [Fact]
    public async Task Synthesize_Break_IsSilenceOfThatLength()
    {
        using var speech = Router(_english);
        var result = await Say(speech, new SpeechRequest("<speak>ab<break time='50ms'/>cd</speak>", "en"));

        var samples = result.ShouldBeOfType<SpeechResult.Rendered>().Clip.Samples;
        samples.Length.ShouldBe(2 + 400 + 2);
        samples[1..403].Count(sample => sample == 0).ShouldBe(400);
    }

    // Holds FLOW-66.
    [Theory]
    [InlineData(null, 402)]
    [InlineData(true, 402)]
    [InlineData(false, 111)] // The brackets, too, are read out: less than, greater than.
    public async Task Synthesize_PlainTextThatLooksLikeMarkup_IsSpokenAsItStands(bool? isSsml, int samples)
    {
        using var speech = Router(_english);
        var result = await Say(speech, new SpeechRequest("<speak>a<break time='50ms'/>c</speak>", "en") { IsSsml = isSsml });
        result.ShouldBeOfType<SpeechResult.Rendered>().Clip.Samples.Length.ShouldBe(samples);
    }

    // Holds FLOW-66.
    [Fact]
    public async Task Synthesize_TheSameTextInBothForms_IsKeptApart()
    {
        using var speech = Router(_english);
        var request = new SpeechRequest("<speak>a<break time='50ms'/>c</speak>", "en");
        var plain = (SpeechResult.Rendered)await Say(speech, request with { IsSsml = false });
        var marked = (SpeechResult.Rendered)await Say(speech, request with { IsSsml = true });
        (plain.FromCache, marked.FromCache).ShouldBe((false, false));
        ((SpeechResult.Rendered)await Say(speech, request)).FromCache.ShouldBeTrue("what is kept from before is found");
        plain.Clip.Samples.Length.ShouldNotBe(marked.Clip.Samples.Length);
    }

    [Fact]
    public async Task Synthesize_LimitOfAText_IsCountedInCharacters()
    {
        using var speech = Router(_english);
        var text = "a" + string.Concat(Enumerable.Repeat("\U0001F600", SpeechRequest.MaxTextLength - 1));
        (await Say(speech, new SpeechRequest(text, "en"))).ShouldBeOfType<SpeechResult.Rendered>();
        (await Say(speech, new SpeechRequest($"<speak>{text[..^40]}</speak>", "en"))).ShouldBeOfType<SpeechResult.Rendered>();
        (await Say(speech, new SpeechRequest(text + "b", "en"))).ShouldBeOfType<SpeechResult.Refused>();
    }

    // Holds SPEECH-14.
    [Fact]
    public async Task Synthesize_Signs_AreSpokenAsWordsAndKeptApartFromThem()
    {
        using var speech = Router(_english);
        await Say(speech, new SpeechRequest("\u20AC39.99", "en"));
        await Say(speech, new SpeechRequest("\u20AC39.99", "en"));
        await Say(speech, new SpeechRequest("39.99", "en"));

        _english.Spoken.ShouldBe(["39 euros 99", "39.99"]);
        speech.NotSpeakable(new SpeechRequest("\u20AC39.99", "en")).ShouldBeNull();
        speech.NotSpeakable(new SpeechRequest("\uD83D\uDE00", "en")).ShouldBe("\uD83D\uDE00 (U+1F600)");
    }

    // Holds SPEECH-13.
    [Fact]
    public async Task Synthesize_EngineHangs_IsTimedOutOnTheGivenClock()
    {
        var time = new VirtualTime();
        var hanging = new HangingEngine();
        using var speech = new RoutingSynthesizer([hanging], [], new SpeechCache(1000, null), new SpeechConfig(), time);
        var pending = Say(speech, new SpeechRequest("Hello", "en"));
        time.Advance(TimeSpan.FromSeconds(16));

        (await pending).ShouldBeOfType<SpeechResult.Refused>().Fault.ShouldBe(SpeechFault.TimedOut);
    }

    private static RoutingSynthesizer Router(params ISpeechEngine[] engines) =>
        new(engines, [], new SpeechCache(1_000_000, null), new SpeechConfig(), TimeProvider.System);

    private static Task<SpeechResult> Say(RoutingSynthesizer speech, SpeechRequest request) =>
        speech.SynthesizeAsync(request, TestContext.Current.CancellationToken).AsTask();

    private sealed class HangingEngine : ISpeechEngine
    {
        public SpeechEngine Facts { get; } = new("hangs", "1", ["v"], ["en"]);

        public string? VoiceFor(string language, string? wanted) => "v";

        public async Task<PcmClip?> RenderAsync(string text, string voice, double rate, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return null;
        }
    }
}
