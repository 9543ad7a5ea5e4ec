using Engine.Accounts.Speech;
using Engine.Host.Composition;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Outbound;
using Engine.Ports.Speech;
using Engine.Speech;
using Engine.Speech.Providers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Composition;

/// <summary>Speech over HTTP as accounts chose it, through the real guard, against a server of our own that misbehaves in every way.</summary>
public sealed class AccountSpeechTests : IAsyncLifetime
{
    private static readonly PcmClip SomeSound = new(new short[8000], 8000);

    private readonly Own _own = new();
    private readonly Settings _settings = new();
    private SpeechProviderServer _provider = null!;
    private ServiceProvider _services = null!;
    private AccountSpeech _speech = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await SpeechProviderServer.StartAsync();
        _speech = Make(allowed: "127.0.0.1");
        _settings.Chosen = new SpeechSettings(
            [new SpeechProvider("cloud", _provider.Url, HasKey: true)],
            [new SpeechChoice("de", "cloud", "nova", "tts-9"), new SpeechChoice("fr", SpeechChoice.Embedded, "pierre")],
            [new SpeechChoice("de", "cloud")]);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Synthesize_ChosenLanguage_IsTheProvidersVoice()
    {
        var rendered = (await SayAsync("Guten Tag", "de-AT")).ShouldBeOfType<SpeechResult.Rendered>();

        rendered.Engine.ShouldStartWith("cloud");
        rendered.Voice.ShouldBe("nova");
        rendered.Clip.Samples.Length.ShouldBe(SpeechProviderServer.SamplesSpoken);
        var (route, authorization, body) = _provider.Requests.ShouldHaveSingleItem();
        route.ShouldBe("/v1/audio/speech");
        authorization.ShouldBe("Bearer the-key");
        body.ShouldBe("""{"model":"tts-9","input":"Guten Tag","voice":"nova","response_format":"wav","speed":1}""");

        (await SayAsync("Guten Tag", "de-AT")).ShouldBeOfType<SpeechResult.Rendered>().FromCache.ShouldBeTrue();
        _provider.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Synthesize_OtherLanguageOrNoAccount_IsOurOwn()
    {
        await SayAsync("Hello", "en");
        await SayAsync("Bonjour", "fr-CA");
        await _speech.SynthesizeAsync(new SpeechRequest("Guten Tag", "de"), TestContext.Current.CancellationToken);

        _provider.Requests.ShouldBeEmpty();
        _own.Spoken.Select(request => request.Voice).ShouldBe([null, "pierre", null]);
    }

    [Theory]
    [InlineData(SpeechProviderServer.Mood.Error)]
    [InlineData(SpeechProviderServer.Mood.Slow)]
    [InlineData(SpeechProviderServer.Mood.CutOff)]
    [InlineData(SpeechProviderServer.Mood.Garbage)]
    internal async Task Provider_ThatMisbehaves_IsReplacedAndAfterThreeTimesLeftOut(SpeechProviderServer.Mood mood)
    {
        _provider.Now = mood;
        for (var i = 0; i < 5; i++)
        {
            (await SayAsync($"Satz {i}", "de")).ShouldBeOfType<SpeechResult.Rendered>().Engine.ShouldBe("own");
        }

        _provider.Requests.Count.ShouldBe(3);
        (await HearAsync("de")).ShouldBeOfType<RecognitionResult.Heard>().Engine.ShouldBe("own");
    }

    [Fact]
    public async Task Recognize_ChosenLanguage_SendsAWavFormAndReadsTheText()
    {
        var heard = (await HearAsync("de-DE", "zahlen", "Hilfe")).ShouldBeOfType<RecognitionResult.Heard>();

        heard.Text.ShouldBe("Ich möchte zahlen");
        var (route, _, body) = _provider.Requests.ShouldHaveSingleItem();
        route.ShouldBe("/v1/audio/transcriptions");
        body.ShouldContain("RIFF");
        body.ShouldContain("filename=speech.wav");
        body.ShouldContain("zahlen, Hilfe");
        body.ShouldContain("whisper-1");
    }

    [Theory]
    [InlineData(SpeechProviderServer.Mood.Error)]
    [InlineData(SpeechProviderServer.Mood.Slow)]
    [InlineData(SpeechProviderServer.Mood.CutOff)]
    [InlineData(SpeechProviderServer.Mood.Garbage)]
    internal async Task Recognize_ProviderMisbehaves_OwnEngineIsAsked(SpeechProviderServer.Mood mood)
    {
        _provider.Now = mood;
        (await HearAsync("de")).ShouldBeOfType<RecognitionResult.Heard>().Engine.ShouldBe("own");
    }

    [Theory]
    [InlineData(SpeechProviderServer.Mood.Error, SpeechFault.EngineFailed)]
    [InlineData(SpeechProviderServer.Mood.Slow, SpeechFault.TimedOut)]
    internal async Task Recognize_ProviderMisbehavesAndNobodyElseKnowsTheLanguage_ItsTroubleIsTheReason(SpeechProviderServer.Mood mood, SpeechFault fault)
    {
        const int failuresToBeLeftOut = 3;
        _own.Understands = false;
        _provider.Now = mood;
        for (var i = 0; i < failuresToBeLeftOut; i++)
        {
            (await HearAsync("de")).ShouldBeOfType<RecognitionResult.Refused>().Fault.ShouldBe(fault);
        }

        (await HearAsync("de")).ShouldBeOfType<RecognitionResult.Refused>().Fault.ShouldBe(SpeechFault.EngineFailed, "it is left out by now");
        (await HearAsync("ja")).ShouldBeOfType<RecognitionResult.Refused>().Fault.ShouldBe(SpeechFault.UnsupportedLanguage);
    }

    [Fact]
    public async Task Check_LanguageOnlyAProviderKnows_CanBeTried()
    {
        (await _speech.CheckAsync(new AccountId("acc"), "de", CancellationToken.None)).ShouldBeNull();
        (await _speech.CheckAsync(new AccountId("acc"), "ja", CancellationToken.None)).ShouldBe(SpeechFault.UnsupportedLanguage);
    }

    [Fact]
    public async Task Provider_OnThisMachineUnlessAllowed_IsNotAsked()
    {
        await _services.DisposeAsync();
        _speech = Make(allowed: "");

        (await SayAsync("Guten Tag", "de")).ShouldBeOfType<SpeechResult.Rendered>().Engine.ShouldBe("own");
        _provider.Requests.ShouldBeEmpty();
    }

    private AccountSpeech Make(string allowed)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("outbound:allowed", allowed)]).Build();
        _services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddOutbound(configuration).BuildServiceProvider();
        var config = new SpeechConfig { ProviderBudget = TimeSpan.FromSeconds(1) };
        return new AccountSpeech(_own, _own, _settings, _services.GetRequiredService<IOutboundHttp>(), config, TimeProvider.System);
    }

    private async Task<SpeechResult> SayAsync(string text, string language) =>
        await _speech.SynthesizeAsync(new SpeechRequest(text, language, AccountId: new AccountId("acc")), TestContext.Current.CancellationToken);

    private async Task<RecognitionResult> HearAsync(string language, params string[] phrases) =>
        await _speech.RecognizeAsync(new RecognitionRequest(new AccountId("acc"), language, SomeSound, phrases), TestContext.Current.CancellationToken);

    /// <summary>The engines of this machine.</summary>
    private sealed class Own : ISpeechSynthesizer, ISpeechRecognizer
    {
        public List<SpeechRequest> Spoken { get; } = [];

        public bool Understands { get; set; } = true;

        public SpeechCapabilities Capabilities { get; } = new([], []);

        public ValueTask<SpeechResult> SynthesizeAsync(SpeechRequest request, CancellationToken cancellation)
        {
            Spoken.Add(request);
            return new ValueTask<SpeechResult>(new SpeechResult.Rendered(SomeSound, "own", "own", FromCache: false));
        }

        public ValueTask<SpeechFault?> CheckAsync(AccountId accountId, string language, CancellationToken cancellation) => new(SpeechFault.UnsupportedLanguage);

        public ValueTask<RecognitionResult> RecognizeAsync(RecognitionRequest request, CancellationToken cancellation) =>
            new(Understands ? new RecognitionResult.Heard("own", null, "own") : new RecognitionResult.Refused(SpeechFault.UnsupportedLanguage, "English only"));
    }

    private sealed class Settings : ISpeechSettingsStore
    {
        public SpeechSettings Chosen { get; set; } = SpeechSettings.None;

        public Task<SpeechSettings> FindAsync(AccountId account, CancellationToken cancellation) => Task.FromResult(Chosen);

        public Task<string?> FindKeyAsync(AccountId account, string provider, CancellationToken cancellation) => Task.FromResult<string?>("the-key");

        public Task<SpeechSettings> SaveAsync(
            AccountId account, SpeechSettings settings, IReadOnlyDictionary<string, string> keys, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
