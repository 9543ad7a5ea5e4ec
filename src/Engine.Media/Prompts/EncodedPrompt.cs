using System.Runtime.CompilerServices;

namespace Engine.Media.Prompts;

/// <summary>
/// A prompt as ready RTP payload bytes for every codec, in pinned memory: any number of legs play from the same bytes, and the
/// clock thread only copies. One byte a sample, so every ptime is a slice of the same run; the end is padded with silence.
/// </summary>
public sealed unsafe class EncodedPrompt
{
    /// <summary>Longest prompt: the 2,400 s ceiling of Play Audio (FLOW-32).</summary>
    public const int MaxSeconds = 2400;

    /// <summary>The largest packet is 60 ms; the padding lets the last packet be cut whole.</summary>
    private const int PaddingBytes = 60 * AudioCodecs.BytesPerMillisecond;

    private readonly byte[] _muLaw;
    private readonly byte[] _aLaw;

    private EncodedPrompt(short[] pcm)
    {
        Samples = pcm.Length;
        _muLaw = Encode(AudioCodec.Pcmu, pcm);
        _aLaw = Encode(AudioCodec.Pcma, pcm);
    }

    /// <summary>Samples at 8 kHz.</summary>
    public int Samples { get; }

    /// <summary>How long it plays, in ms, rounded up.</summary>
    public int DurationMs => (Samples + AudioCodecs.BytesPerMillisecond - 1) / AudioCodecs.BytesPerMillisecond;

    /// <summary>Bytes held, all codecs together; what a cache counts.</summary>
    public long HeldBytes => _muLaw.Length + (long)_aLaw.Length;

    /// <summary>Encodes a clip; other rates are resampled to 8 kHz. Takes milliseconds: not for a media or shard thread.</summary>
    /// <exception cref="ArgumentException">Longer than <see cref="MaxSeconds"/>.</exception>
    public static EncodedPrompt From(PcmClip clip)
    {
        if (clip.Duration.TotalSeconds > MaxSeconds)
        {
            throw new ArgumentException("A prompt may not be longer than 2,400 s.", nameof(clip));
        }

        return new EncodedPrompt(Resampler.Convert(clip, AudioCodecs.ClockRateHz).Samples);
    }

    /// <summary>The payload bytes without the padding.</summary>
    public ReadOnlySpan<byte> Payload(AudioCodec codec) => BytesOf(codec).AsSpan(0, Samples);

    /// <summary>The first payload byte. Valid as long as this object is reachable: the array is pinned for life.</summary>
    internal byte* Pointer(AudioCodec codec) => (byte*)Unsafe.AsPointer(ref BytesOf(codec)[0]);

    private byte[] BytesOf(AudioCodec codec) => codec == AudioCodec.Pcmu ? _muLaw : _aLaw;

    private static byte[] Encode(AudioCodec codec, short[] pcm)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(pcm.Length + PaddingBytes, pinned: true);
        AudioCodecs.Encode(codec, pcm, bytes);
        bytes.AsSpan(pcm.Length).Fill(AudioCodecs.SilenceByte(codec));
        return bytes;
    }
}
