using Engine.Media.Prompts;

namespace Engine.Ports.Sounds;

/// <summary>
/// Turns a sound file of whatever origin into a prompt. Files come from strangers: every fault is a value, and decoding never takes more than
/// its limits of size, length, time and memory.
/// </summary>
public interface ISoundDecoder
{
    /// <summary>Largest file: 10 MiB (FLOW-60).</summary>
    const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Longest sound, in seconds.</summary>
    const int MaxSeconds = 600;

    /// <summary>What kind of file it is, is seen from its bytes, never from a name or a declared type.</summary>
    ValueTask<SoundResult> DecodeAsync(ReadOnlyMemory<byte> file, CancellationToken cancellation);
}

/// <summary>What decoding a sound file came to.</summary>
public abstract record SoundResult
{
    /// <param name="Clip">8 kHz, mono, at the level of prompts.</param>
    public sealed record Decoded(PcmClip Clip) : SoundResult
    {
        /// <summary>8 kHz mono, as a prompt is stored.</summary>
        public short[] Samples => Clip.Samples;
    }

    /// <param name="Fault">Why it is no prompt.</param>
    /// <param name="Remedy">What is wrong and what to do about it, for people.</param>
    public sealed record Refused(SoundFault Fault, string Remedy) : SoundResult;
}
