namespace Engine.Flows.Components;

/// <summary>
/// Smooth weighted round robin: over each full cycle (the sum of the weights) every choice comes exactly as often as its weight says,
/// spread evenly, never in bursts. The counter is kept by the host in one place for all nodes.
/// </summary>
public static class SmoothRoundRobin
{
    /// <summary>The next choice and the counter to store.</summary>
    /// <param name="counter">Counter of the draw before; null or of another length = begin anew.</param>
    /// <param name="weights">Positive weights, one for each choice.</param>
    public static (int Choice, long[] Counter) Next(IReadOnlyList<long>? counter, IReadOnlyList<int> weights)
    {
        var next = new long[weights.Count];
        var total = 0L;
        var best = 0;
        for (var i = 0; i < weights.Count; i++)
        {
            next[i] = (counter?.Count == weights.Count ? counter[i] : 0) + weights[i];
            total += weights[i];
            if (next[i] > next[best])
            {
                best = i;
            }
        }

        next[best] -= total;
        return (best, next);
    }
}
