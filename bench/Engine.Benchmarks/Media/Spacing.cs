namespace Engine.Benchmarks.Media;

/// <summary>Times between packets, and how far they are from 20 ms.</summary>
internal sealed class Spacing
{
    private const double WantedMs = 20;
    private readonly List<double> _offMs = new(1 << 18);
    private bool _isSorted;

    public void Add(long gapNs) => _offMs.Add(Math.Abs((gapNs / 1e6) - WantedMs));

    /// <summary>The distance from 20 ms that the given share of the gaps stays within.</summary>
    public double Percentile(double share)
    {
        if (!_isSorted)
        {
            _offMs.Sort();
            _isSorted = true;
        }

        return _offMs.Count == 0 ? double.NaN : _offMs[Math.Min(_offMs.Count - 1, (int)(_offMs.Count * share))];
    }
}
