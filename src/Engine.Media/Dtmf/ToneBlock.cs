using System.Runtime.Intrinsics;

namespace Engine.Media.Dtmf;

/// <summary>
/// Decides whether one block of audio is a key and nothing else. Eight Goertzel filters choose the pair; a least-squares fit of that pair, with
/// frequency and slope free, then measures how exact the tones are and how much of the sound they explain. Pure.
/// </summary>
internal static class ToneBlock
{
    /// <summary>12.75 ms at 8 kHz: short enough that two whole blocks lie within the shortest tone of 40 ms.</summary>
    public const int Samples = 102;

    /// <summary>Each tone; 1 dB below the −26 dBm0 that have to be accepted.</summary>
    private const double LeastDbm0 = -27;

    /// <summary>Best of a group over its next: 8 dB.</summary>
    private const double LeastLead = 6.3;

    /// <summary>The pair's share of the energy by Goertzel, which a mistuned tone loses much of: a first sieve.</summary>
    private const double LeastGoertzelShare = 0.5;

    /// <summary>The fitted pair's share of the energy: 15 dB of noise leave .97, speech hardly ever this much.</summary>
    private const double LeastShare = 0.88;

    /// <summary>Between the 1.5 % that have to be accepted and the 3.5 % that have to be refused.</summary>
    private const double MostDetune = 0.025;

    /// <summary>The second harmonic against its tone: −10 dB.</summary>
    private const double MostHarmonic = 0.1;

    /// <summary>Power ratios of twist with half a dB to spare: the column's tone up to 8 dB weaker, up to 4 dB stronger.</summary>
    private const double LeastTwist = 0.1413;
    private const double MostTwist = 2.818;

    /// <summary>A block whose edge is silent holds the start or the end of a tone and counts for neither.</summary>
    private const int EdgeSamples = 10;
    private const double LeastEdge = 0.07;

    private static readonly double LeastPower = Square(DtmfTone.PeakOf(LeastDbm0));

    private static readonly Vector512<double> Coefficients =
        Vector512.Create([.. Enumerable.Range(0, Vector512<double>.Count).Select(filter => CoefficientOf(ToneFit.HzOf(filter)))]);

    /// <summary>The key, or null.</summary>
    public static char? KeyOf(ReadOnlySpan<double> block)
    {
        var energy = EnergyOf(block);
        if (energy < LeastPower * Samples / 2 || !FillsItsEdges(block, energy))
        {
            return null;
        }

        Span<double> powers = stackalloc double[Vector512<double>.Count];
        Goertzel(block).CopyTo(powers);
        if (Best(powers[..4]) is not { } row || Best(powers[4..]) is not { } column
            || (powers[row] + powers[4 + column]) * 2 / (Samples * energy) < LeastGoertzelShare)
        {
            return null;
        }

        Span<double> rest = stackalloc double[Samples];
        var fit = ToneFit.Of(block, row, column, rest);
        return IsExact(fit, energy) && !HasHarmonics(fit, rest, row, column) ? DtmfTone.Keys[(row * 4) + column] : null;
    }

    private static bool IsExact(in ToneFit fit, double energy) =>
        fit.Explained >= LeastShare * energy
        && fit.Row.Power >= LeastPower && fit.Column.Power >= LeastPower
        && Math.Abs(fit.Row.Detune) <= MostDetune && Math.Abs(fit.Column.Detune) <= MostDetune
        && fit.Column.Power >= LeastTwist * fit.Row.Power && fit.Column.Power <= MostTwist * fit.Row.Power;

    private static bool HasHarmonics(in ToneFit fit, ReadOnlySpan<double> rest, int row, int column) =>
        PowerAt(rest, 2 * ToneFit.HzOf(row)) > MostHarmonic * fit.Row.Power || PowerAt(rest, 2 * ToneFit.HzOf(4 + column)) > MostHarmonic * fit.Column.Power;

    private static double PowerAt(ReadOnlySpan<double> block, double hz) => Goertzel(block, hz) * 4 / Square(Samples);

    private static bool FillsItsEdges(ReadOnlySpan<double> block, double energy)
    {
        var least = LeastEdge * energy * EdgeSamples / Samples;
        return EnergyOf(block[..EdgeSamples]) >= least && EnergyOf(block[^EdgeSamples..]) >= least;
    }

    private static int? Best(ReadOnlySpan<double> group)
    {
        var best = 0;
        for (var i = 1; i < group.Length; i++)
        {
            best = group[i] > group[best] ? i : best;
        }

        for (var i = 0; i < group.Length; i++)
        {
            if (i != best && group[i] * LeastLead > group[best])
            {
                return null;
            }
        }

        return best;
    }

    /// <summary>All eight filters at once.</summary>
    private static Vector512<double> Goertzel(ReadOnlySpan<double> block)
    {
        var (last, before) = (Vector512<double>.Zero, Vector512<double>.Zero);
        foreach (var sample in block)
        {
            (last, before) = (Vector512.Create(sample) + (Coefficients * last) - before, last);
        }

        return (last * last) + (before * before) - (Coefficients * last * before);
    }

    private static double Goertzel(ReadOnlySpan<double> block, double hz)
    {
        var coefficient = CoefficientOf(hz);
        double last = 0, before = 0;
        foreach (var sample in block)
        {
            (last, before) = (sample + (coefficient * last) - before, last);
        }

        return (last * last) + (before * before) - (coefficient * last * before);
    }

    private static double CoefficientOf(double hz) => 2 * Math.Cos(2 * Math.PI * hz / AudioCodecs.ClockRateHz);

    private static double EnergyOf(ReadOnlySpan<double> block)
    {
        var sum = 0.0;
        foreach (var sample in block)
        {
            sum += sample * sample;
        }

        return sum;
    }

    private static double Square(double value) => value * value;
}
