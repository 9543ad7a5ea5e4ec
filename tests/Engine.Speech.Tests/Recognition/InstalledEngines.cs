using Engine.Ports;
using Engine.Ports.Speech;
using Xunit;

namespace Engine.Speech.Tests.Recognition;

/// <summary>The speech engines of this machine, loaded once for a class of tests; tests skip with the package's name where one is missing.</summary>
public sealed class InstalledEngines : IAsyncLifetime
{
    internal RoutingSynthesizer Speech { get; private set; } = null!;

    internal RoutingRecognizer Recognizer { get; private set; } = null!;

    internal TelephoneLine Line { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // Without a cache, so that a text said again is spoken again.
        Speech = await SpeechProbe.FindAsync(new SpeechConfig { CacheBytes = 0 }, TimeProvider.System, CancellationToken.None);
        Recognizer = SpeechProbe.FindRecognizer(new SpeechConfig { RecognitionParallel = Environment.ProcessorCount, RecognitionTimeout = TimeSpan.FromMinutes(5) }, TimeProvider.System);
        Line = new TelephoneLine(Speech);
    }

    /// <summary>What is understood of each utterance, in their order, said over the telephone; one after the other on each core. Empty where nothing is.</summary>
    /// <param name="voice">Who says them.</param>
    /// <param name="utterances">What is said, and the phrases of the menu: none for dictation.</param>
    internal async Task<string[]> HearAsync(string voice, IReadOnlyList<(string Said, string[] Phrases)> utterances, CancellationToken cancellation)
    {
        var heard = new string[utterances.Count];
        await Parallel.ForAsync(0, utterances.Count, cancellation, async (i, stop) =>
        {
            var sound = await Line.HearAsync(utterances[i].Said, voice, stop);
            var result = await Recognizer.RecognizeAsync(new RecognitionRequest(new AccountId("acc"), "en-US", sound, utterances[i].Phrases), stop);
            heard[i] = result is RecognitionResult.Heard found ? found.Text : "";
        });
        return heard;
    }

    /// <summary>Skips the test where engine or voice is not installed.</summary>
    internal void Need(params string[] voices)
    {
        Assert.SkipUnless(Recognizer.Capabilities.IsAvailable, string.Join("; ", Recognizer.Capabilities.Missing));
        var known = Speech.Capabilities.Engines.SelectMany(engine => engine.Voices).ToHashSet(StringComparer.Ordinal);
        Assert.SkipUnless(voices.All(known.Contains), "install libflite1");
    }

    public ValueTask DisposeAsync()
    {
        Speech.Dispose();
        Recognizer.Dispose();
        return ValueTask.CompletedTask;
    }
}
