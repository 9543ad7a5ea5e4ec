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
    ValueTask<SoundResult> DecodeAsync(ReadOnlyMemory<byte> file, CancellationToken stop);
}
