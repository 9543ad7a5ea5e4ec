namespace Engine.Ports.Flows;

/// <summary>The counters of traffic splitters: one for each account, flow and step, shared by all nodes and kept over restarts (FLOW-42).</summary>
public interface ISplitCounters
{
    /// <summary>Moves the counter on by <see cref="Engine.Flows.Components.SmoothRoundRobin"/> and remembers the draw, both or neither. Draws at the same time go one after the other.</summary>
    /// <returns>The choice, counted from 0.</returns>
    Task<int> DrawAsync(SplitDraw draw, CancellationToken stop);
}
