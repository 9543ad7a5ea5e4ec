namespace Engine.Ports.Speech;

/// <summary>What became of a <see cref="RecognitionRequest"/>.</summary>
public abstract record RecognitionResult
{
    private RecognitionResult()
    {
    }

    /// <summary>Words were understood.</summary>
    /// <param name="Text">What was said; an expected phrase stands in it as it was given.</param>
    /// <param name="Phrase">The expected phrase that was recognised with confidence, or null.</param>
    /// <param name="Engine">Name and version of the engine.</param>
    public sealed record Heard(string Text, string? Phrase, string Engine) : RecognitionResult
    {
        /// <summary>Never what was said.</summary>
        public override string ToString() => $"heard {Text.Length} characters by {Engine}";
    }

    /// <summary>There was sound, but no words could be made of it.</summary>
    public sealed record Unclear(string Engine) : RecognitionResult;

    /// <summary>It was not tried or failed, and why, in words an operator can act on.</summary>
    public sealed record Refused(SpeechFault Fault, string Detail) : RecognitionResult;
}
