using Engine.Flows.Facts;
using Engine.Flows.Scenarios;

namespace Engine.Accounts.Flows;

/// <summary>The result of one scenario.</summary>
/// <param name="Name">Of the scenario.</param>
/// <param name="Passed">Everything expected happened.</param>
/// <param name="Path">"step:exit" of every executed step.</param>
/// <param name="Outcome">In one word; null when the interaction did not end.</param>
/// <param name="Reason">Sub-reason of the outcome.</param>
/// <param name="Variables">Values at the end, sensitive ones masked.</param>
/// <param name="Differences">Expectations that were not met.</param>
public sealed record ScenarioVerdict(
    string Name,
    bool Passed,
    IReadOnlyList<string> Path,
    Outcome? Outcome,
    string? Reason,
    IReadOnlyDictionary<string, string?> Variables,
    IReadOnlyList<string> Differences)
{
    public static ScenarioVerdict From(string name, ScenarioResult result) => new(
        name, result.Passed, result.Path, result.Result?.Outcome, result.Result?.Reason, result.Variables, result.Mismatches);

    /// <summary>A scenario that could not be run.</summary>
    public static ScenarioVerdict NotRun(string name, string why) =>
        new(name, Passed: false, [], null, null, new Dictionary<string, string?>(StringComparer.Ordinal), [why]);
}
