namespace Engine.Media.G711;

/// <summary>
/// G.711 A-law (ITU-T G.711 table 1): 13-bit samples to 8 bits, even bits inverted on the wire (XOR 0x55).
/// <code>
///  7        6 5 4     3 2 1 0
/// positive  segment   interval
/// </code>
/// </summary>
public static class ALaw
{
    private const int EvenBits = 0x55;

    private static readonly byte[] Codes = BuildCodes();
    private static readonly short[] Samples = BuildSamples();

    /// <summary>The code of one 16-bit sample; the four lowest bits do not count.</summary>
    public static byte Encode(short sample) => Codes[(ushort)sample >> 4];

    /// <summary>The 16-bit sample of one code.</summary>
    public static short Decode(byte code) => Samples[code];

    /// <summary>Encodes sample by sample; the payload must be at least as long as the samples.</summary>
    public static void Encode(ReadOnlySpan<short> pcm, Span<byte> payload)
    {
        var codes = Codes;
        for (var i = 0; i < pcm.Length; i++)
        {
            payload[i] = codes[(ushort)pcm[i] >> 4];
        }
    }

    /// <summary>Decodes code by code; the samples must be at least as long as the payload.</summary>
    public static void Decode(ReadOnlySpan<byte> payload, Span<short> pcm)
    {
        var samples = Samples;
        for (var i = 0; i < payload.Length; i++)
        {
            pcm[i] = samples[payload[i]];
        }
    }

    private static byte[] BuildCodes()
    {
        var codes = new byte[1 << 12];
        for (var index = 0; index < codes.Length; index++)
        {
            codes[index] = Compress((short)(index << 4));
        }

        return codes;
    }

    private static short[] BuildSamples()
    {
        var samples = new short[256];
        for (var code = 0; code < samples.Length; code++)
        {
            var plain = code ^ EvenBits;
            var segment = (plain >> 4) & 7;
            var steps = ((plain & 0x0F) << 1) + 1;
            var magnitude = segment == 0 ? steps : (steps + 32) << (segment - 1);
            samples[code] = (short)((plain & 0x80) != 0 ? magnitude * 8 : -magnitude * 8);
        }

        return samples;
    }

    private static byte Compress(short sample)
    {
        // Negative values use the one's complement, so that -1 falls into the first negative interval (G.191 practice).
        var magnitude = (sample < 0 ? ~sample : sample) >> 4;
        var segment = magnitude < 32 ? magnitude >> 4 : 28 - int.LeadingZeroCount(magnitude);
        var interval = segment <= 1 ? magnitude & 0x0F : (magnitude >> (segment - 1)) & 0x0F;
        var plain = (sample < 0 ? 0 : 0x80) | (segment << 4) | interval;
        return (byte)(plain ^ EvenBits);
    }
}
