namespace Engine.Flows.Scenarios;

/// <summary>What the person at the editor decides at a step that waits.</summary>
/// <param name="Exit">An exit of the step, also a hidden one, or error.</param>
/// <param name="Outputs">Outputs the step is to have.</param>
public sealed record SimulationChoice(string Exit, IReadOnlyDictionary<string, string?>? Outputs = null);
