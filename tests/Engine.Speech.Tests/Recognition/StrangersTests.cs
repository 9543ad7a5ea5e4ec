using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Speech;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests.Recognition;

/// <summary>Who spoke before does not change what is heard: decoders are kept, what they learnt of a line is not (SPEECH-06).</summary>
public sealed class StrangersTests(InstalledEngines engines) : IClassFixture<InstalledEngines>
{
    [Fact]
    public async Task Dictation_AfterANoisyLine_HearsWhatItHeardBefore()
    {
        engines.Need("rms");
        var cancellation = TestContext.Current.CancellationToken;
        var said = await engines.Line.HearAsync("The courier is at the drop-off location with your order from the Main Street store.", "rms", cancellation);
        var random = new Random(1);
        var noise = new PcmClip([.. Enumerable.Range(0, 24_000).Select(_ => (short)random.Next(-6000, 6000))], 8000);

        var alone = await HearAsync(said, cancellation);
        await HearAsync(noise, cancellation);
        await HearAsync(said, cancellation);
        await HearAsync(noise, cancellation);

        alone.ShouldNotBeEmpty();
        (await HearAsync(said, cancellation)).ShouldBe(alone);
    }

    private async Task<string> HearAsync(PcmClip sound, CancellationToken cancellation) =>
        await engines.Recognizer.RecognizeAsync(new RecognitionRequest(new AccountId("acc"), "en-US", sound, []), cancellation) is RecognitionResult.Heard heard ? heard.Text : "";
}
