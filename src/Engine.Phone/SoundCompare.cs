namespace Engine.Phone;

/// <summary>
/// Compares the sound received with the sound sent: normalised correlation after alignment. The alignment is found piece by piece, because a sender
/// that was late skips packets with a step in the timestamps (RTP-10): the message is then whole, but some ms longer.
/// </summary>
public static class SoundCompare
{
    private const int PieceSamples = 4000;

    /// <summary>Pieces are not halved below 31 ms: anything resembles anything when it is short enough.</summary>
    private const int LeastSamples = 250;

    /// <summary>Above it a piece lies where it belongs: G.711 alone costs less.</summary>
    private const double Fits = 0.97;

    /// <summary>How much a later piece may be delayed against the one before: 60 ms.</summary>
    private const int MostDriftSamples = 480;

    /// <summary>The result: 1 is the same sound, 0 is unrelated.</summary>
    /// <param name="Correlation">−1 to 1, over all pieces together.</param>
    /// <param name="OffsetSamples">How much later the heard sound begins, as its first loud half second tells.</param>
    /// <param name="DriftSamples">How much longer than meant it is at its end.</param>
    public readonly record struct Match(double Correlation, int OffsetSamples, int DriftSamples);

    /// <summary>Looks for <paramref name="meant"/> inside <paramref name="heard"/> (same rate) with up to <paramref name="mostOffset"/> samples of delay.</summary>
    public static Match Best(ReadOnlySpan<short> meant, ReadOnlySpan<short> heard, int mostOffset)
    {
        var loud = FirstLoudPiece(meant);
        var first = meant[loud..Math.Min(meant.Length, loud + PieceSamples)];
        var start = Align(first, heard, loud, loud + mostOffset, MostDriftSamples).First - loud;

        // What comes before the loud piece may lie earlier, when the sender skipped between the two.
        var (offset, sums) = (loud > 0 ? start - MostDriftSamples : start, default(Sums));
        for (var at = 0; at < meant.Length; at += PieceSamples)
        {
            var piece = meant[at..Math.Min(meant.Length, at + PieceSamples)];
            var from = Math.Max(0, at + offset);
            var aligned = Align(piece, heard, from, at > loud ? from + MostDriftSamples : at + start, MostDriftSamples);
            (offset, sums) = (aligned.Last - at, sums.Plus(aligned.Sums));
        }

        return new Match(sums.Correlation, start, offset - start);
    }

    /// <summary>
    /// Finds a piece between two places of what was heard. Where it does not fit as a whole the sender may have skipped in its middle: then its halves are
    /// found, the second not before the first.
    /// </summary>
    /// <returns>Where its beginning lies, where it would lie by its end, and how well the two fit together.</returns>
    private static (int First, int Last, Sums Sums) Align(ReadOnlySpan<short> piece, ReadOnlySpan<short> heard, int from, int to, int drift)
    {
        var offset = BestOffset(piece, heard, from, to);
        var whole = Sums.Of(piece, heard, offset, stride: 1);
        var half = piece.Length / 2;
        if (whole.Correlation > Fits || half < LeastSamples)
        {
            return (offset, offset, whole);
        }

        var one = Align(piece[..half], heard, from, offset, drift);
        var two = Align(piece[half..], heard, one.Last + half, one.Last + half + drift, drift);
        var both = one.Sums.Plus(two.Sums);
        return both.Correlation > whole.Correlation ? (one.First, two.Last - half, both) : (offset, offset, whole);
    }

    // Silence aligns with everything: the anchor is the first piece that carries at least the average energy.
    private static int FirstLoudPiece(ReadOnlySpan<short> meant)
    {
        var average = Sums.Of(meant, meant, 0, stride: 1).Cross / Math.Max(1, meant.Length);
        for (var at = 0; at + PieceSamples <= meant.Length; at += PieceSamples)
        {
            var piece = meant.Slice(at, PieceSamples);
            if (Sums.Of(piece, piece, 0, stride: 1).Cross / PieceSamples >= average)
            {
                return at;
            }
        }

        return 0;
    }

    /// <summary>A thinned pass finds the neighbourhood, the exact pass looks at the best few. The earliest of equals wins.</summary>
    private static int BestOffset(ReadOnlySpan<short> piece, ReadOnlySpan<short> heard, int from, int to)
    {
        const int stride = 5;
        const int keep = 16;
        var coarse = new List<(double Score, int Offset)>();
        for (var offset = from; offset <= Math.Min(to, Math.Max(from, heard.Length - 1)); offset++)
        {
            coarse.Add((Sums.Of(piece, heard, offset, stride).Correlation, offset));
        }

        var best = (Score: 0.0, Offset: from);
        foreach (var (_, offset) in coarse.OrderByDescending(c => c.Score).ThenBy(c => c.Offset).Take(keep))
        {
            var score = Sums.Of(piece, heard, offset, stride: 1).Correlation;
            best = score > best.Score ? (score, offset) : best;
        }

        return best.Offset;
    }

    private readonly record struct Sums(double Cross, double Meant, double Heard)
    {
        public double Correlation => Meant == 0 || Heard == 0 ? 0 : Cross / Math.Sqrt(Meant * Heard);

        public static Sums Of(ReadOnlySpan<short> meant, ReadOnlySpan<short> heard, int offset, int stride)
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

            return new Sums(cross, energyMeant, energyHeard);
        }

        public Sums Plus(Sums other) => new(Cross + other.Cross, Meant + other.Meant, Heard + other.Heard);
    }
}
