using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Speech of a provider over HTTP on real calls: what it sends is heard, what is said reaches it, and what happens when it fails.</summary>
public sealed class ProviderSpeechTests(ProviderCalls calls) : IClassFixture<ProviderCalls>, IAsyncLifetime
{
    private const int RateHz = 8000;
    private const double SaysAt = SpeechProvider.Seconds + 0.4;

    private static readonly string[] Outputs = ["said"];
    private static int _lastText;

    private readonly SpeechProvider _provider = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Fact]
    public async Task PlayAudio_TheProvidersSoundIsHeard()
    {
        await calls.UseAsync(_provider);
        var text = NewText();
        using var run = await calls.TalkAsync(Say(text));

        var ended = await run.EndedAsync();

        ended.ExitOf("Say").ShouldBe("ok");
        PromptCalls.Heard(run.Call, SpeechProvider.Seed, SpeechProvider.Seconds).ShouldBeGreaterThan(0.95);
        var (body, authorization) = _provider.Spoken.ShouldHaveSingleItem();
        ((string?)body["input"], (string?)body["voice"], (string?)body["model"], authorization).ShouldBe((text, "nova", "tts-9", "Bearer " + ProviderCalls.Key));
        ended.Events.ToJsonString().ShouldNotContain(ProviderCalls.Key);
    }

    [Fact]
    public async Task Transcription_TheProviderGetsWhatWasSaidAndItsTextIsTheOutput()
    {
        await calls.UseAsync(_provider);
        var said = await CallerSpeech.SayAsync(calls, "Please call me back tomorrow.");
        using var run = await calls.TalkAsync(Dictation(), CallerSpeech.PhoneSaying(said, SaysAt), Outputs);

        var ended = await run.EndedAsync();

        (ended.ExitOf("Dictation"), ended.Variables["said"]).ShouldBe(("ok", _provider.Text));
        var form = _provider.Heard.ShouldHaveSingleItem();
        form.ShouldContain("whisper-9");
        var sound = SpeechProvider.SoundOf(form);
        sound.RateHz.ShouldBe(RateHz);
        var spoken = Trimmed(said);
        sound.Duration.TotalSeconds.ShouldBeInRange((double)spoken.Length / RateHz, ((double)spoken.Length / RateHz) + 1.2);
        TestSound.LikenessIn(sound.Samples, spoken[..(spoken.Length * 3 / 4)]).ShouldBeGreaterThan(0.9);
        (Loudness(Trimmed(sound.Samples)) - Loudness(spoken)).ShouldBeInRange(-1.5, 1.5, "dB");
    }

    [Fact]
    public async Task Menu_TheProvidersTextChoosesTheOptionAndItGetsTheKeywords()
    {
        await calls.UseAsync(_provider);
        using var run = await calls.TalkAsync(Menu(), CallerSpeech.PhoneSaying(await CallerSpeech.SayAsync(calls, "Yes please."), SaysAt), Outputs);

        var ended = await run.EndedAsync();

        (ended.ExitOf("Menu"), ended.Variables["said"]).ShouldBe(("pay", _provider.Text));
        _provider.Heard.ShouldHaveSingleItem().ShouldContain("zahlen, Rechnung");
    }

    [Theory]
    [InlineData(nameof(SpeechProvider.Mood.Error), "default", "End")]
    [InlineData(nameof(SpeechProvider.Mood.Garbage), "end", null)]
    [InlineData(nameof(SpeechProvider.Mood.Slow), "exit:ok", "End")]
    [InlineData(nameof(SpeechProvider.Mood.Down), "step:sorry", "Sorry")]
    public async Task PlayAudio_ProviderFails_GoesByOnError(string mood, string onError, string? next)
    {
        _provider.Speaking = Enum.Parse<SpeechProvider.Mood>(mood);
        await calls.UseAsync(_provider);
        using var run = await calls.TalkAsync(Say(NewText(), onError, hello: true));

        var ended = await run.EndedAsync();

        ended.ExitOf("Say").ShouldBe("error");
        ended.Path.ShouldBe(next is null ? ["Call", "Hello", "Say"] : ["Call", "Hello", "Say", next]);
        PromptCalls.Reasons(ended).ShouldContain("speech_failed");
    }

    [Theory]
    [InlineData(nameof(SpeechProvider.Mood.Error), "default", "speech_failed", "End")]
    [InlineData(nameof(SpeechProvider.Mood.Garbage), "end", "speech_failed", null)]
    [InlineData(nameof(SpeechProvider.Mood.Slow), "exit:ok", "speech_timed_out", "End")]
    [InlineData(nameof(SpeechProvider.Mood.Down), "step:sorry", "speech_failed", "Sorry")]
    public async Task Transcription_ProviderFails_GoesByOnErrorWithItsOwnReason(string mood, string onError, string reason, string? next)
    {
        _provider.Listening = Enum.Parse<SpeechProvider.Mood>(mood);
        await calls.UseAsync(_provider);
        using var run = await calls.TalkAsync(
            Dictation(onError), CallerSpeech.PhoneSaying(await CallerSpeech.SayAsync(calls, "Yes please."), SaysAt), Outputs);

        var ended = await run.EndedAsync();

        ended.ExitOf("Dictation").ShouldBe("error");
        ended.Path.ShouldBe(next is null ? ["Call", "Dictation"] : ["Call", "Dictation", next]);
        PromptCalls.Reasons(ended).ShouldContain(reason);
        ended.Variables.GetValueOrDefault("said").ShouldBeNull();
    }

    [Fact]
    public async Task ProviderDown_ThisServerSpeaksTheLanguage_ItsOwnVoiceIsHeard()
    {
        _provider.Speaking = SpeechProvider.Mood.Down;
        await calls.UseAsync(_provider, "*");
        using var run = await calls.TalkAsync(Say("Your parcel is here.", language: "en-US"));

        (await run.EndedAsync()).ExitOf("Say").ShouldBe("ok");
        var meant = await CallerSpeech.SayAsync(calls, "Your parcel is here.", voice: null);
        TestSound.LikenessIn(run.Call.Tap!.Heard(), Trimmed(meant)).ShouldBeGreaterThan(0.9);
    }

    /// <summary>Nobody has said it before, so nobody has it in a cache.</summary>
    private static string NewText() => $"Guten Tag Nummer {Interlocked.Increment(ref _lastText)}.";

    private static string Say(string text, string onError = "default", bool hello = false, string language = "de-DE") => $$"""
        {
          {{(hello ? """ "hello": { "type": "play_audio", "name": "Hello", "settings": { "source": { "text": "Hi.", "language": "en-US" } }, "exits": { "ok": "say" } }, """ : "")}}
          "say": { "type": "play_audio", "name": "Say", "on_error": "{{onError}}",
            "settings": { "source": { "text": "{{text}}", "language": "{{language}}" } }, "exits": { "ok": "end" } }{{Sorry(onError)}}
        }
        """;

    private static string Dictation(string onError = "default") => $$"""
        {
          "dictation": { "type": "voice_transcription", "name": "Dictation", "on_error": "{{onError}}",
            "settings": { "prompt": { "text": "Bitte sprechen Sie.", "language": "de-DE" }, "language": "de-DE", "timeout_seconds": 1 },
            "outputs": { "speech": "said" }, "exits": { "ok": "end", "timeout": "end" } }{{Sorry(onError)}}
        }
        """;

    private static string Menu() => """
        {
          "menu": { "type": "voice_ivr", "name": "Menu",
            "settings": { "prompt": { "text": "Bitte sprechen Sie.", "language": "de-DE" }, "language": "de-DE", "timeout_seconds": 3,
              "options": [ { "exit": "help", "keywords": ["Hilfe"] }, { "exit": "pay", "keywords": ["zahlen", "Rechnung"] } ] },
            "outputs": { "speech": "said" }, "exits": { "help": "end", "pay": "end", "no_match": "end", "timeout": "end" } }
        }
        """;

    private static string Sorry(string onError) => onError == "step:sorry" ? """, "sorry": { "type": "end_flow", "name": "Sorry" } """ : "";

    /// <summary>From the first to the last loud sample.</summary>
    private static short[] Trimmed(short[] samples)
    {
        const int Loud = 500;
        return samples[Array.FindIndex(samples, s => Math.Abs((int)s) > Loud)..(Array.FindLastIndex(samples, s => Math.Abs((int)s) > Loud) + 1)];
    }

    private static double Loudness(short[] samples) => 20 * Math.Log10(Math.Sqrt(samples.Average(s => (double)s * s)));
}
