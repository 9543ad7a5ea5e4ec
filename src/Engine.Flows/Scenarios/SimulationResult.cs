using Engine.Flows.Facts;

namespace Engine.Flows.Scenarios;

/// <summary>Where a simulated walk stands.</summary>
/// <param name="Path">Steps left so far, with their exits.</param>
/// <param name="Step">Step that waits for a choice; null at the end.</param>
/// <param name="Choices">Exits that can be chosen there.</param>
/// <param name="Asks">What the step would do, in words; never a sensitive value.</param>
/// <param name="Variables">Values now, sensitive ones masked.</param>
/// <param name="Result">The verdict at the end.</param>
/// <param name="UnusedChoices">Choices left over, and the first that did not fit.</param>
public sealed record SimulationResult(
    IReadOnlyList<string> Path, string? Step, IReadOnlyList<string> Choices, IReadOnlyList<string> Asks,
    IReadOnlyDictionary<string, string?> Variables, InteractionResult? Result, int UnusedChoices);
