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
        Speech = await SpeechProbe.FindAsync(new SpeechConfig(), TimeProvider.System, CancellationToken.None);
        Recognizer = SpeechProbe.FindRecognizer(new SpeechConfig { RecognitionTimeout = TimeSpan.FromMinutes(5) }, TimeProvider.System);
        Line = new TelephoneLine(Speech);
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
