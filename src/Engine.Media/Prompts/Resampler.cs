namespace Engine.Media.Prompts;

/// <summary>
/// Changes the sample rate by a polyphase windowed-sinc filter (Kaiser, β 8: more than 75 dB of stop band). The pass band ends at
/// 90 % of the lower Nyquist frequency, so that frequencies that would fold back are removed first (COD-06).
/// </summary>
public static class Resampler
{
    private const int TapsPerSide = 24;
    private const double PassBand = 0.90;
    private const double KaiserBeta = 8.0;

    /// <summary>The clip at another rate; the same clip when the rate is already right.</summary>
    public static PcmClip Convert(PcmClip clip, int rateHz)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rateHz);
        return clip.RateHz == rateHz ? clip : new PcmClip(Convert(clip.Samples, clip.RateHz, rateHz), rateHz);
    }

    private static short[] Convert(ReadOnlySpan<short> input, int fromHz, int toHz)
    {
        var divisor = GreatestCommonDivisor(fromHz, toHz);
        var up = toHz / divisor;
        var down = fromHz / divisor;
        var output = new short[(int)((((long)input.Length * up) + down - 1) / down)];
        var bank = new PhaseBank(up, down);
        long position = 0;
        for (var n = 0; n < output.Length; n++, position += down)
        {
            var centre = (int)(position / up);
            var sum = bank.Apply(input, centre, (int)(position % up));
            output[n] = (short)Math.Clamp(Math.Round(sum), short.MinValue, short.MaxValue);
        }

        return output;
    }

    private static int GreatestCommonDivisor(int left, int right) => right == 0 ? left : GreatestCommonDivisor(right, left % right);

    /// <summary>One set of taps for each fraction of an input sample an output sample can fall on.</summary>
    private sealed class PhaseBank
    {
        private readonly int _side;
        private readonly float[][] _phases;

        public PhaseBank(int up, int down)
        {
            var cutoff = PassBand * Math.Min(1.0, (double)up / down);
            _side = (int)Math.Ceiling(TapsPerSide / Math.Min(1.0, (double)up / down));
            _phases = new float[up][];
            for (var phase = 0; phase < up; phase++)
            {
                _phases[phase] = Design((double)phase / up, cutoff, _side);
            }
        }

        public double Apply(ReadOnlySpan<short> input, int centre, int phase)
        {
            var taps = _phases[phase];
            var first = centre - _side + 1;
            var from = Math.Max(0, -first);
            var to = Math.Min(taps.Length, input.Length - first);
            var sum = 0.0f;
            for (var k = from; k < to; k++)
            {
                sum += taps[k] * input[first + k];
            }

            return sum;
        }

        private static float[] Design(double fraction, double cutoff, int side)
        {
            var taps = new float[side * 2];
            var total = 0.0;
            for (var k = 0; k < taps.Length; k++)
            {
                var distance = k - side + 1 - fraction;
                var tap = cutoff * Sinc(cutoff * distance) * Kaiser(distance / side);
                taps[k] = (float)tap;
                total += tap;
            }

            for (var k = 0; k < taps.Length; k++)
            {
                taps[k] = (float)(taps[k] / total);
            }

            return taps;
        }

        private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1.0 : Math.Sin(Math.PI * x) / (Math.PI * x);

        private static double Kaiser(double x) =>
            Math.Abs(x) >= 1.0 ? 0.0 : BesselI0(KaiserBeta * Math.Sqrt(1.0 - (x * x))) / BesselI0(KaiserBeta);

        private static double BesselI0(double x)
        {
            var sum = 1.0;
            var term = 1.0;
            for (var k = 1; term > 1e-12 * sum; k++)
            {
                term *= x * x / (4.0 * k * k);
                sum += term;
            }

            return sum;
        }
    }
}
