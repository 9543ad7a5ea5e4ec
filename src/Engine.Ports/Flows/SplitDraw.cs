namespace Engine.Ports.Flows;

/// <summary>One draw from the counter of a flow's splitter.</summary>
/// <param name="AccountId">Whose flow it is.</param>
/// <param name="InteractionId">Who draws; with <paramref name="EffectId"/> unique for ever.</param>
/// <param name="EffectId">Of the effect: drawn again under the same id, the choice is the same.</param>
/// <param name="FlowId">With <paramref name="StepId"/> the counter: all versions of the flow share it.</param>
/// <param name="StepId">The splitter.</param>
/// <param name="Weights">Positive, one for each choice.</param>
public sealed record SplitDraw(string AccountId, string InteractionId, string EffectId, string FlowId, string StepId, IReadOnlyList<int> Weights);
