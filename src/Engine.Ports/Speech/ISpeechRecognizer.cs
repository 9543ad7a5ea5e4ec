namespace Engine.Ports.Speech;

/// <summary>Turns what somebody said into text. Adapters are named for their engine; one of them routes by account and language.</summary>
public interface ISpeechRecognizer
{
    /// <summary>What was found at start. No engine is a state, not a crash.</summary>
    SpeechCapabilities Capabilities { get; }

    /// <summary>Why speech of that language cannot be recognised for that account at all, or null when it can be tried.</summary>
    ValueTask<SpeechFault?> CheckAsync(string accountId, string language, CancellationToken cancellation);

    /// <summary>
    /// Recognises one utterance. Expected trouble (no engine, unknown language, engine failed or slow) is a
    /// <see cref="RecognitionResult.Refused"/>; only cancellation throws.
    /// </summary>
    ValueTask<RecognitionResult> RecognizeAsync(RecognitionRequest request, CancellationToken cancellation);
}
