using System.Buffers.Binary;

namespace Engine.Media.Prompts;

/// <summary>
/// Reads WAV files of every coding that FLOW-60 names, mixed down to one channel. Uploads are hostile: every length is checked,
/// nothing throws.
/// <code>
/// "RIFF" size "WAVE" { id size bytes [pad] }
/// "fmt " coding:16 channels:16 rate:32 bytesPerSecond:32 frameBytes:16 bits:16 [extra: … subFormat:16 …]
/// </code>
/// </summary>
public static class WavReader
{
    /// <summary>Largest file.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Longest sound.</summary>
    public const int MaxSeconds = 600;

    private const int ChunkHeaderBytes = 8;
    private const int FormatBytes = 16;

    /// <summary>From here on a stated length is what a program wrote that could not know it, because its output was a pipe.</summary>
    private const uint LengthOfAPipe = 0x7FFF0000;

    /// <summary>Programs that state the length of the file as that of its data miss by their header.</summary>
    private const int HeaderSlackBytes = 64;

    /// <summary>Reads a file. On a fault the clip is null.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="clip">The sound.</param>
    /// <param name="maxBytes">The limit, for a source that is trusted with more than an upload.</param>
    public static WavFault TryRead(ReadOnlySpan<byte> file, out PcmClip? clip, int maxBytes = MaxBytes)
    {
        clip = null;
        if (file.Length > maxBytes)
        {
            return WavFault.TooLarge;
        }

        var found = Find(file, out var format, out var data);
        if (found != WavFault.None)
        {
            return found;
        }

        var shape = Shape.Of(format);
        if (shape.RateHz is < 8000 or > 48000 || shape.Channels is < 1 or > 2)
        {
            return WavFault.UnsupportedShape;
        }

        if (!shape.IsKnown)
        {
            return WavFault.UnsupportedCoding;
        }

        var frames = data.Length / (shape.SampleBytes * shape.Channels);
        if (frames == 0)
        {
            return WavFault.Empty;
        }

        if (frames > (long)MaxSeconds * shape.RateHz)
        {
            return WavFault.TooLong;
        }

        clip = new PcmClip(MixDown(data, frames, shape), shape.RateHz);
        return WavFault.None;
    }

    private static WavFault Find(ReadOnlySpan<byte> file, out ReadOnlySpan<byte> format, out ReadOnlySpan<byte> data)
    {
        format = default;
        data = default;
        if (file.Length < 12 || !file[..4].SequenceEqual("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8))
        {
            return WavFault.NotWav;
        }

        // Chunks may come in any order; of each kind the first counts.
        var (hasData, isTruncated) = (false, false);
        var rest = file[12..];
        while (rest.Length >= ChunkHeaderBytes && !(hasData && format.Length > 0))
        {
            var id = rest[..4];
            var stated = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            rest = rest[ChunkHeaderBytes..];
            var length = (int)Math.Min(stated, (uint)rest.Length);
            if (id.SequenceEqual("fmt "u8) && format.IsEmpty)
            {
                format = rest[..length];
            }
            else if (id.SequenceEqual("data"u8) && !hasData)
            {
                // A program that writes to a pipe cannot know the length of its data: then the data is all there is (SPEECH-05).
                length = stated == 0 && !IsChunks(rest) ? rest.Length : length;
                data = rest[..length];
                (hasData, isTruncated) = (true, stated < LengthOfAPipe && stated > (uint)rest.Length + HeaderSlackBytes);
            }

            rest = rest[(length + PaddingAfter(rest, length))..];
        }

        return !hasData || format.Length < FormatBytes ? WavFault.NotWav : isTruncated ? WavFault.Truncated : WavFault.None;
    }

    /// <summary>A chunk of an odd length is followed by a byte; some programs leave it out, which shows where the next one begins.</summary>
    private static int PaddingAfter(ReadOnlySpan<byte> rest, int length)
    {
        if ((length & 1) == 0 || length == rest.Length)
        {
            return 0;
        }

        var behind = rest[(length + 1)..];
        return IsId(rest[length..]) && !behind.StartsWith("fmt "u8) && !behind.StartsWith("data"u8) ? 0 : 1;
    }

    /// <summary>Whether what is left is chunks to its last byte, and no sound.</summary>
    private static bool IsChunks(ReadOnlySpan<byte> rest)
    {
        while (rest.Length >= ChunkHeaderBytes && IsId(rest))
        {
            var stated = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            rest = rest[ChunkHeaderBytes..];
            var length = (int)Math.Min(stated, (uint)rest.Length);
            if (stated > (uint)rest.Length)
            {
                return false;
            }

            rest = rest[(length + PaddingAfter(rest, length))..];
        }

        return rest.IsEmpty;
    }

    /// <summary>Four printable characters.</summary>
    private static bool IsId(ReadOnlySpan<byte> at) => at.Length >= ChunkHeaderBytes && !at[..4].ContainsAnyExceptInRange((byte)' ', (byte)'~');

    private static short[] MixDown(ReadOnlySpan<byte> data, int frames, in Shape shape)
    {
        var samples = new short[frames];
        for (var n = 0; n < frames; n++)
        {
            var at = data[(n * shape.SampleBytes * shape.Channels)..];
            var left = shape.Sample(at);
            samples[n] = shape.Channels == 1 ? left : (short)((left + shape.Sample(at[shape.SampleBytes..])) / 2);
        }

        return samples;
    }

    /// <summary>The format chunk, and how one sample of it is read.</summary>
    private readonly record struct Shape(int Coding, int Channels, int RateHz, int Bits)
    {
        private const int Pcm = 1;
        private const int Float = 3;
        private const int ALaw = 6;
        private const int MuLaw = 7;
        private const int Extensible = 0xFFFE;

        public int SampleBytes => Bits / 8;

        public bool IsKnown => (Coding, Bits) is (Pcm, 8 or 16 or 24 or 32) or (Float, 32 or 64) or (ALaw or MuLaw, 8);

        public static Shape Of(ReadOnlySpan<byte> format)
        {
            int coding = BinaryPrimitives.ReadUInt16LittleEndian(format);
            if (coding == Extensible && format.Length >= 26)
            {
                coding = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
            }

            var rate = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
            return new Shape(
                coding, BinaryPrimitives.ReadUInt16LittleEndian(format[2..]), (int)Math.Min(rate, int.MaxValue),
                BinaryPrimitives.ReadUInt16LittleEndian(format[14..]));
        }

        public short Sample(ReadOnlySpan<byte> at) => (Coding, Bits) switch
        {
            (Pcm, 8) => (short)((at[0] - 128) << 8),
            (Pcm, 16) => BinaryPrimitives.ReadInt16LittleEndian(at),
            (Pcm, 24) => BinaryPrimitives.ReadInt16LittleEndian(at[1..]),
            (Pcm, 32) => BinaryPrimitives.ReadInt16LittleEndian(at[2..]),
            (Float, 32) => FromUnit(BinaryPrimitives.ReadSingleLittleEndian(at)),
            (Float, 64) => FromUnit(BinaryPrimitives.ReadDoubleLittleEndian(at)),
            (ALaw, _) => G711.ALaw.Decode(at[0]),
            _ => G711.MuLaw.Decode(at[0]),
        };

        private static short FromUnit(double value) =>
            double.IsNaN(value) ? (short)0 : (short)Math.Clamp(Math.Round(value * 32768.0), short.MinValue, short.MaxValue);
    }
}
