using Engine.Media.Prompts;

namespace Engine.Ports.Speech;

/// <summary>Turns what somebody said into text. Adapters are named for their engine; one of them routes by account and language.</summary>
public interface ISpeechRecognizer
{
    /// <summary>The engines found at start. Having none is a state, not a crash.</summary>
    SpeechCapabilities Capabilities { get; }

    /// <summary>Why speech of that language cannot be recognised for that account at all, or null when it can be tried.</summary>
    ValueTask<SpeechFault?> CheckAsync(AccountId accountId, string language, CancellationToken cancellation);

    /// <summary>
    /// Recognises one utterance. Expected trouble (no engine, unknown language, engine failed or slow) is a
    /// <see cref="RecognitionResult.Refused"/>; only cancellation throws.
    /// </summary>
    ValueTask<RecognitionResult> RecognizeAsync(RecognitionRequest request, CancellationToken cancellation);
}

/// <summary>One utterance to recognise.</summary>
/// <param name="AccountId">Whose call it is: accounts choose their engines.</param>
/// <param name="Language">BCP 47 tag, e.g. <c>en-US</c>.</param>
/// <param name="Sound">The utterance with some silence around it, 8 kHz.</param>
/// <param name="Phrases">Words and phrases one of which is expected; none means free speech.</param>
/// <param name="Sensitive">Whether the words must not be logged, traced or cached.</param>
public sealed record RecognitionRequest(AccountId AccountId, string Language, PcmClip Sound, IReadOnlyList<string> Phrases, bool Sensitive = false)
{
    /// <summary>Longest utterance: a minute of speech (FLOW-36) and the silence around it; a longer one is refused.</summary>
    public const int MaxSeconds = 70;

    /// <summary>Most phrases: 50 options of 100 keywords (FLOW-35).</summary>
    public const int MaxPhrases = 5000;

    /// <summary>Never shows phrases, which may hold values of the interaction.</summary>
    public override string ToString() => $"utterance of {Sound.Duration.TotalSeconds:F1} s in {Language}, {Phrases.Count} phrases";
}

/// <summary>What became of a <see cref="RecognitionRequest"/>.</summary>
public abstract record RecognitionResult
{
    private RecognitionResult()
    {
    }

    /// <summary>Words were understood.</summary>
    /// <param name="Text">The words understood; an expected phrase stands in them as it was given.</param>
    /// <param name="Phrase">The expected phrase that was recognised with confidence, or null.</param>
    /// <param name="Engine">Name and version of the engine.</param>
    public sealed record Heard(string Text, string? Phrase, string Engine) : RecognitionResult
    {
        /// <summary>Never the words themselves.</summary>
        public override string ToString() => $"heard {Text.Length} characters by {Engine}";
    }

    /// <summary>There was sound, but no words could be made of it.</summary>
    public sealed record Unclear(string Engine) : RecognitionResult;

    /// <summary>It was not tried or failed, and why, in words an operator can act on.</summary>
    public sealed record Refused(SpeechFault Fault, string Detail) : RecognitionResult;
}

/// <summary>The recogniser of an engine that has none.</summary>
public sealed class NoSpeechRecognizer : ISpeechRecognizer
{
    private const string Detail = "No recogniser is set up.";

    /// <inheritdoc/>
    public SpeechCapabilities Capabilities { get; } = new([], [Detail]);

    /// <inheritdoc/>
    public ValueTask<SpeechFault?> CheckAsync(AccountId accountId, string language, CancellationToken cancellation) => new(SpeechFault.NoEngine);

    /// <inheritdoc/>
    public ValueTask<RecognitionResult> RecognizeAsync(RecognitionRequest request, CancellationToken cancellation) =>
        new(new RecognitionResult.Refused(SpeechFault.NoEngine, Detail));
}
