using Engine.Flows.Facts;

namespace Engine.Flows.Scenarios;

/// <summary>What came of a run.</summary>
/// <param name="Path">"step:exit" of every executed step.</param>
/// <param name="Result">The verdict; null when it did not end.</param>
/// <param name="Variables">Values at the end, sensitive ones masked.</param>
/// <param name="Journal">Everything that happened.</param>
/// <param name="Mismatches">Expectations that were not met; empty = passed.</param>
public sealed record ScenarioResult(
    IReadOnlyList<string> Path, InteractionResult? Result, IReadOnlyDictionary<string, string?> Variables, IReadOnlyList<InteractionEvent> Journal,
    IReadOnlyList<string> Mismatches)
{
    public bool Passed => Mismatches.Count == 0;
}
