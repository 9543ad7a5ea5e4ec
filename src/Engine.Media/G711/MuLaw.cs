namespace Engine.Media.G711;

/// <summary>
/// G.711 µ-law (ITU-T G.711 table 2): 14-bit samples to 8 bits, all bits inverted on the wire.
/// <code>
///  7   6 5 4     3 2 1 0
/// sign segment   interval      value = ((2·interval + 33) &lt;&lt; segment) − 33, scaled by 4 to 16 bits
/// </code>
/// </summary>
public static class MuLaw
{
    private const int Bias = 33;
    private const int LargestBiased = 0x1FFF;

    private static readonly byte[] Codes = BuildCodes();
    private static readonly short[] Samples = BuildSamples();

    /// <summary>The code of one 16-bit sample; the two lowest bits do not count.</summary>
    public static byte Encode(short sample) => Codes[(ushort)sample >> 2];

    /// <summary>The 16-bit sample of one code.</summary>
    public static short Decode(byte code) => Samples[code];

    /// <summary>Encodes sample by sample; the payload must be at least as long as the samples.</summary>
    public static void Encode(ReadOnlySpan<short> pcm, Span<byte> payload)
    {
        var codes = Codes;
        for (var i = 0; i < pcm.Length; i++)
        {
            payload[i] = codes[(ushort)pcm[i] >> 2];
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
        var codes = new byte[1 << 14];
        for (var index = 0; index < codes.Length; index++)
        {
            codes[index] = Compress((short)(index << 2));
        }

        return codes;
    }

    private static short[] BuildSamples()
    {
        var samples = new short[256];
        for (var code = 0; code < samples.Length; code++)
        {
            var plain = ~code & 0xFF;
            var magnitude = ((((plain & 0x0F) << 1) + Bias) << ((plain >> 4) & 7)) - Bias;
            samples[code] = (short)((plain & 0x80) != 0 ? -magnitude * 4 : magnitude * 4);
        }

        return samples;
    }

    private static byte Compress(short sample)
    {
        // Negative values use the one's complement, so that -1 shares the smallest interval with 0 (G.191 practice).
        var magnitude = (sample < 0 ? ~sample : sample) >> 2;
        var biased = Math.Min(magnitude + Bias, LargestBiased);
        var segment = 26 - int.LeadingZeroCount(biased);
        var interval = (biased >> (segment + 1)) & 0x0F;
        var plain = (sample < 0 ? 0x80 : 0) | (segment << 4) | interval;
        return (byte)~plain;
    }
}
