using Engine.Flows.Components.Steps;

namespace Engine.Flows.Validation;

/// <summary>How a step was first reached in a state.</summary>
/// <param name="Edge">The way taken; null at the entry.</param>
/// <param name="Before">The state in which the step before was.</param>
internal sealed record FlowArrival(FlowEdge? Edge, PathState Before)
{
    public static FlowArrival Entry { get; } = new(null, PathState.Start);
}
