using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Engine.Media.Prompts;

/// <summary>Writes 16-bit PCM WAV files.</summary>
public static class WavWriter
{
    /// <summary>Bytes before the first sample.</summary>
    public const int HeaderBytes = 44;

    /// <summary>A whole mono file.</summary>
    public static byte[] Write(PcmClip clip)
    {
        var file = new byte[HeaderBytes + (clip.Samples.Length * 2)];
        WriteHeader(file, clip.RateHz, channels: 1, clip.Samples.Length * 2);
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(clip.Samples.AsSpan()).CopyTo(file.AsSpan(HeaderBytes));
            return file;
        }

        for (var n = 0; n < clip.Samples.Length; n++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(HeaderBytes + (n * 2)), clip.Samples[n]);
        }

        return file;
    }

    /// <summary>The header for data of a known length; a recorder writes it again when it knows more (REC-01).</summary>
    public static void WriteHeader(Span<byte> header, int rateHz, int channels, int dataBytes)
    {
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], HeaderBytes - 8 + dataBytes);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], rateHz);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], rateHz * channels * 2);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], (short)(channels * 2));
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], dataBytes);
    }
}
