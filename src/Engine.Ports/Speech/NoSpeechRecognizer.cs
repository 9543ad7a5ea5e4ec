namespace Engine.Ports.Speech;

/// <summary>The recogniser of an engine that has none.</summary>
public sealed class NoSpeechRecognizer : ISpeechRecognizer
{
    private const string Detail = "No recogniser is set up.";

    /// <inheritdoc/>
    public SpeechCapabilities Capabilities { get; } = new([], [Detail]);

    /// <inheritdoc/>
    public ValueTask<SpeechFault?> CheckAsync(string accountId, string language, CancellationToken cancellation) => new(SpeechFault.NoEngine);

    /// <inheritdoc/>
    public ValueTask<RecognitionResult> RecognizeAsync(RecognitionRequest request, CancellationToken cancellation) =>
        new(new RecognitionResult.Refused(SpeechFault.NoEngine, Detail));
}
