using Engine.Media.Prompts;

namespace Engine.Ports.Sounds;

/// <summary>What decoding a sound file came to.</summary>
public abstract record SoundResult
{
    /// <param name="Clip">8 kHz, mono, at the level of prompts.</param>
    public sealed record Decoded(PcmClip Clip) : SoundResult;

    /// <param name="Fault">Why it is no prompt.</param>
    /// <param name="Remedy">What is wrong and what to do about it, for people.</param>
    public sealed record Refused(SoundFault Fault, string Remedy) : SoundResult;
}
