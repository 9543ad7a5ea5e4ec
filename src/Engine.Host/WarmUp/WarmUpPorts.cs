namespace Engine.Host.WarmUp;

/// <summary>The RTP ports of practice calls: none that a real call of this node could be given.</summary>
internal static class WarmUpPorts
{
    private const int Lowest = 1024;
    private const int Highest = 65_535;

    /// <summary>Room for more calls than are up at once, those whose ports still rest included.</summary>
    private const int Most = 4_096;

    /// <summary>The least range that is worth it.</summary>
    private const int Least = 128;

    /// <summary>A range above the node's own, or below it where there is more room; both ends included. Null when the node's own leaves none.</summary>
    /// <param name="first">The node's first RTP port.</param>
    /// <param name="last">Its last.</param>
    public static (int First, int Last)? Beside(int first, int last)
    {
        var above = Highest - last;
        var below = first - Lowest;
        return Math.Max(above, below) < Least ? null
            : above >= below ? (Math.Max(last + 1, Highest + 1 - Most), Highest)
            : (Math.Max(Lowest, first - Most), first - 1);
    }
}
