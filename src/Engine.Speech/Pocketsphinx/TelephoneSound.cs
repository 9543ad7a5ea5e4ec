namespace Engine.Speech.Pocketsphinx;

/// <summary>
/// Makes 8 kHz telephone sound fit for a model trained at 16 kHz (SPEECH-07): one level, up-sampling that keeps a quiet image above
/// 4 kHz, and a floor of noise. The same sound always comes out the same.
/// </summary>
internal static class TelephoneSound
{
    private const double Peak = 12000;
    private const double LargestGain = 40;
    private const double ImageGain = 0.25;
    private const double NoiseRms = 20;
    private const int HalfTaps = 31;

    private static readonly double[] LowPass = Design();

    /// <summary>Twice as many samples, at 16 kHz.</summary>
    public static short[] Widen(ReadOnlySpan<short> narrow)
    {
        var loudest = 1;
        foreach (var sample in narrow)
        {
            loudest = Math.Max(loudest, Math.Abs((int)sample));
        }

        var gain = Math.Min(Peak / loudest, LargestGain);
        var stuffed = new double[narrow.Length * 2];
        for (var i = 0; i < narrow.Length; i++)
        {
            // Half of the samples are zero, so the others count twice.
            stuffed[2 * i] = narrow[i] * gain * 2;
        }

        var noise = 0x9E3779B9u;
        var wide = new short[stuffed.Length];
        for (var n = 0; n < wide.Length; n++)
        {
            var low = Filter(stuffed, n);
            var sample = low + (ImageGain * (stuffed[n] - low)) + Noise(ref noise);
            wide[n] = (short)Math.Clamp(Math.Round(sample), short.MinValue, short.MaxValue);
        }

        return wide;
    }

    private static double Filter(double[] stuffed, int centre)
    {
        var sum = 0.0;
        var from = Math.Max(0, centre - HalfTaps);
        var to = Math.Min(stuffed.Length - 1, centre + HalfTaps);

        // Odd places hold zeros.
        for (var i = from + (from & 1); i <= to; i += 2)
        {
            sum += stuffed[i] * LowPass[i - centre + HalfTaps];
        }

        return sum;
    }

    /// <summary>Uniform noise of the RMS wanted; xorshift with a fixed seed, so that a recognition can be repeated.</summary>
    private static double Noise(ref uint state)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return ((state / (double)uint.MaxValue) - 0.5) * NoiseRms * Math.Sqrt(12);
    }

    /// <summary>Half-band low pass at 4 of 16 kHz, Hamming window.</summary>
    private static double[] Design()
    {
        var taps = new double[(2 * HalfTaps) + 1];
        for (var k = -HalfTaps; k <= HalfTaps; k++)
        {
            var sinc = k == 0 ? 0.5 : Math.Sin(Math.PI * k / 2) / (Math.PI * k);
            taps[k + HalfTaps] = sinc * (0.54 + (0.46 * Math.Cos(Math.PI * k / HalfTaps)));
        }

        return taps;
    }
}
