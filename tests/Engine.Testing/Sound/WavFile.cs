using Engine.Media.G711;
using Engine.Media.Prompts;

namespace Engine.Testing.Sound;

/// <summary>WAV files of every coding a prompt may have.</summary>
public static class WavFile
{
    public const int Pcm = 1;
    public const int Float = 3;
    public const int ALawCoding = 6;
    public const int MuLawCoding = 7;

    /// <summary>Both channels of a stereo file hold the same sound.</summary>
    public static byte[] Of(PcmClip clip, int coding = Pcm, int bits = 16, int channels = 1, bool extensible = false)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        var frameBytes = channels * bits / 8;
        var data = clip.Samples.Length * frameBytes;
        writer.Write("RIFF"u8);
        writer.Write((extensible ? 60 : 36) + data);
        writer.Write("WAVEfmt "u8);
        writer.Write(extensible ? 40 : 16);
        writer.Write((ushort)(extensible ? 0xFFFE : coding));
        writer.Write((ushort)channels);
        writer.Write(clip.RateHz);
        writer.Write(clip.RateHz * frameBytes);
        writer.Write((ushort)frameBytes);
        writer.Write((ushort)bits);
        if (extensible)
        {
            writer.Write((ushort)22);
            writer.Write((ushort)bits);
            writer.Write(0);
            writer.Write((ushort)coding);
            writer.Write(new byte[14]);
        }

        writer.Write("data"u8);
        writer.Write(data);
        foreach (var sample in clip.Samples)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                Write(writer, coding, bits, sample);
            }
        }

        return file.ToArray();
    }

    private static void Write(BinaryWriter writer, int coding, int bits, short sample)
    {
        switch (coding, bits)
        {
            case (Pcm, 8): writer.Write((byte)((sample >> 8) + 128)); break;
            case (Pcm, 16): writer.Write(sample); break;
            case (Pcm, 24): writer.Write((byte)0); writer.Write(sample); break;
            case (Pcm, 32): writer.Write((ushort)0); writer.Write(sample); break;
            case (Float, 32): writer.Write(sample / 32768f); break;
            case (Float, 64): writer.Write(sample / 32768.0); break;
            case (ALawCoding, 8): writer.Write(ALaw.Encode(sample)); break;
            case (MuLawCoding, 8): writer.Write(MuLaw.Encode(sample)); break;
            default: throw new ArgumentOutOfRangeException(nameof(coding));
        }
    }
}
