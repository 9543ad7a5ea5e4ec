namespace Engine.Phone;

/// <summary>Compares what was heard with what was meant: normalised correlation at the best alignment.</summary>
public static class SoundCompare
{
    /// <summary>The result: 1 is the same sound, 0 is unrelated.</summary>
    /// <param name="Correlation">−1 to 1.</param>
    /// <param name="OffsetSamples">How much later the heard sound is.</param>
    public readonly record struct Match(double Correlation, int OffsetSamples);

    /// <summary>Looks for <paramref name="meant"/> inside <paramref name="heard"/> (same rate) with up to <paramref name="mostOffset"/> samples of delay.</summary>
    public static Match Best(ReadOnlySpan<short> meant, ReadOnlySpan<short> heard, int mostOffset)
    {
        var best = new Match(0, 0);
        foreach (var offset in Candidates(meant, heard, mostOffset))
        {
            var correlation = At(meant, heard, offset, stride: 1);
            if (correlation > best.Correlation)
            {
                best = new Match(correlation, offset);
            }
        }

        return best;
    }

    // A coarse pass on energy-normalised, thinned samples finds the neighbourhood; the exact pass looks at the best few.
    private static List<int> Candidates(ReadOnlySpan<short> meant, ReadOnlySpan<short> heard, int mostOffset)
    {
        const int stride = 7;
        const int keep = 12;
        var scored = new List<(double Score, int Offset)>();
        for (var offset = 0; offset <= Math.Min(mostOffset, heard.Length - 1); offset++)
        {
            scored.Add((At(meant, heard, offset, stride), offset));
        }

        scored.Sort((a, b) => b.Score.CompareTo(a.Score));
        return [.. scored.Take(keep).Select(s => s.Offset)];
    }

    private static double At(ReadOnlySpan<short> meant, ReadOnlySpan<short> heard, int offset, int stride)
    {
        double cross = 0, energyMeant = 0, energyHeard = 0;
        for (var i = 0; i < meant.Length; i += stride)
        {
            double a = meant[i];
            double b = i + offset < heard.Length ? heard[i + offset] : 0;
            cross += a * b;
            energyMeant += a * a;
            energyHeard += b * b;
        }

        return energyMeant == 0 || energyHeard == 0 ? 0 : cross / Math.Sqrt(energyMeant * energyHeard);
    }
}
