namespace Engine.Media.Sending;

/// <summary>
/// How late ticks began, in steps of 100 µs up to 50 ms (RTP-11). One thread writes; readers may see a count a moment old.
/// </summary>
public sealed class LatenessHistogram
{
    private const long StepNs = 100_000;
    private readonly long[] _counts = new long[501];

    /// <summary>Ticks recorded.</summary>
    public long Count { get; private set; }

    /// <summary>The latest tick, in ms.</summary>
    public double MaxMs { get; private set; }

    /// <summary>The lateness that the given share of ticks stays below, in ms; 0 before the first tick.</summary>
    /// <param name="share">0–1, e.g. 0.99.</param>
    public double PercentileMs(double share)
    {
        var wanted = (long)Math.Ceiling(Count * share);
        long seen = 0;
        for (var step = 0; step < _counts.Length && Count > 0; step++)
        {
            seen += _counts[step];
            if (seen >= wanted)
            {
                return Math.Min((step + 1) * StepNs / 1e6, MaxMs);
            }
        }

        return Count == 0 ? 0 : MaxMs;
    }

    internal void Record(long latenessNs)
    {
        _counts[Math.Clamp(latenessNs / StepNs, 0, _counts.Length - 1)]++;
        Count++;
        MaxMs = Math.Max(MaxMs, latenessNs / 1e6);
    }
}
