using Engine.Media.Prompts;

namespace Engine.Ports.Speech;

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
