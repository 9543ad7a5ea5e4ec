namespace Engine.Ports.Speech;

/// <summary>Turns text into sound. Adapters are named for their engine; one of them routes by language and one caches.</summary>
public interface ISpeechSynthesizer
{
    /// <summary>What was found at start: engines, voices, languages. An empty list of engines is a state, not a crash.</summary>
    SpeechCapabilities Capabilities { get; }

    /// <summary>
    /// Renders the whole text. Expected trouble (no engine, unknown language, text too long, engine failed) is a
    /// <see cref="SpeechResult.Refused"/>; only cancellation throws.
    /// </summary>
    ValueTask<SpeechResult> SynthesizeAsync(SpeechRequest request, CancellationToken cancellation);
}
