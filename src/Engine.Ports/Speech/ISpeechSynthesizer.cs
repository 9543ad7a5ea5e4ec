using Engine.Flows.Document.Texts;
using Engine.Media.Prompts;

namespace Engine.Ports.Speech;

/// <summary>Turns text into sound. Adapters are named for their engine; one of them routes by language and one caches.</summary>
public interface ISpeechSynthesizer
{
    /// <summary>The engines, voices and languages found at start. An empty list of engines is a state, not a crash.</summary>
    SpeechCapabilities Capabilities { get; }

    /// <summary>
    /// The characters that no voice of this machine has a sound or a word for, named for the text's author; null when there are none. Renders nothing.
    /// Those of a sensitive text are named by their kind only.
    /// </summary>
    string? NotSpeakable(SpeechRequest request) => null;

    /// <summary>
    /// Renders the whole text. Expected trouble (no engine, unknown language, text too long, engine failed) is a
    /// <see cref="SpeechResult.Refused"/>; only cancellation throws.
    /// </summary>
    ValueTask<SpeechResult> SynthesizeAsync(SpeechRequest request, CancellationToken cancellation);
}

/// <summary>One text to speak.</summary>
/// <param name="Text">Plain text or SSML (FLOW-52), as <see cref="IsSsml"/> says.</param>
/// <param name="Language">BCP 47 tag, e.g. <c>en-US</c>.</param>
/// <param name="Voice">A voice of the engine, or null for its default.</param>
/// <param name="Rate">Speed; 1 is the voice's own, 0.5–2 is allowed.</param>
/// <param name="AccountId">Whose call it is: accounts choose their engines. Null for the engine's own voices.</param>
/// <param name="Sensitive">Whether the text holds a sensitive value: then it is never cached (FLOW-62).</param>
public sealed record SpeechRequest(string Text, string Language, string? Voice = null, double Rate = 1.0, bool Sensitive = false, AccountId? AccountId = null)
{
    /// <summary>Longest text in characters, after expansion (FLOW-51).</summary>
    public const int MaxTextLength = 3000;

    /// <summary>Whether the text is longer than that.</summary>
    public bool IsTooLong => !Characters.Fits(Text, MaxTextLength);

    /// <summary>Which of the two the text is, where that was decided before values were put in (FLOW-66); null: SSML when it starts with <c>&lt;speak</c>.</summary>
    public bool? IsSsml { get; init; }
}

/// <summary>What became of a <see cref="SpeechRequest"/>.</summary>
public abstract record SpeechResult
{
    private SpeechResult()
    {
    }

    /// <summary>The sound, at the rate of the engine.</summary>
    /// <param name="Clip">Mono 16-bit samples.</param>
    /// <param name="Engine">Name and version of the engine, e.g. <c>flite 2.2</c>.</param>
    /// <param name="Voice">The voice that spoke.</param>
    /// <param name="FromCache">Whether it was rendered before.</param>
    public sealed record Rendered(PcmClip Clip, string Engine, string Voice, bool FromCache) : SpeechResult;

    /// <summary>No sound, and why, in words an operator can act on.</summary>
    public sealed record Refused(SpeechFault Fault, string Detail) : SpeechResult;
}
