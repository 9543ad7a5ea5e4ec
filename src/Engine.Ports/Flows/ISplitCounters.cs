namespace Engine.Ports.Flows;

/// <summary>The counters of traffic splitters: one for each account, flow and step, shared by all nodes and kept over restarts (FLOW-42).</summary>
public interface ISplitCounters
{
    /// <summary>Moves the counter on by <see cref="Engine.Flows.Components.SmoothRoundRobin"/> and remembers the draw, both or neither. Draws at the same time go one after the other.</summary>
    /// <returns>The choice, counted from 0.</returns>
    Task<int> DrawAsync(SplitDraw draw, CancellationToken cancellation);
}

/// <summary>One draw from the counter of a flow's splitter.</summary>
/// <param name="AccountId">Whose flow it is.</param>
/// <param name="InteractionId">Who draws; with <paramref name="EffectId"/> unique for ever.</param>
/// <param name="EffectId">Of the effect: drawn again under the same id, the choice is the same.</param>
/// <param name="FlowId">With <paramref name="StepId"/> the counter: all versions of the flow share it.</param>
/// <param name="StepId">The splitter.</param>
/// <param name="Weights">Positive, one for each choice.</param>
public sealed record SplitDraw(AccountId AccountId, InteractionId InteractionId, string EffectId, FlowId FlowId, string StepId, IReadOnlyList<int> Weights);
