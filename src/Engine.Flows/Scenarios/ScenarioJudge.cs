using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Flows.Report;
using Engine.Flows.Walking;

namespace Engine.Flows.Scenarios;

/// <summary>Compares the run with the expectations; the same for the virtual and the real run.</summary>
public static class ScenarioJudge
{
    /// <summary>All that differs, in words, and what the scenario says in vain.</summary>
    public static ScenarioResult Judge(PublishedFlow flow, Scenario scenario, IReadOnlyList<InteractionEvent> journal)
    {
        var state = InteractionRules.Replay(journal);
        string[] path = [.. journal.OfType<InteractionEvent.StepLeft>().Select(e => $"{e.StepId}:{e.Exit}")];
        return new ScenarioResult(path, state.Result, Shown(state), journal, [.. ScenarioCheck.Faults(flow, scenario), .. Differences(scenario.Expect, path, state)]);
    }

    private static Dictionary<string, string?> Shown(InteractionState state) =>
        state.Variables.ToDictionary(v => v.Key, v => v.Value is not null && state.Sensitive.Contains(v.Key) ? InteractionReport.Masked : v.Value, StringComparer.Ordinal);

    private static IEnumerable<string> Differences(Expectation expect, string[] path, InteractionState state)
    {
        if (state.Result is not { } result)
        {
            yield return "The interaction did not end.";
            yield break;
        }

        if (expect.Path is { } wanted && !wanted.SequenceEqual(path, StringComparer.Ordinal))
        {
            yield return $"Path: expected {string.Join(" → ", wanted)}, but it was {string.Join(" → ", path)}.";
        }

        if (expect.Outcome is { } outcome && outcome != SnakeCase.Of(result.Outcome))
        {
            yield return $"Outcome: expected {outcome}, but it was {SnakeCase.Of(result.Outcome)} ({result.Reason}).";
        }

        if (expect.Reason is { } reason && reason != result.Reason)
        {
            yield return $"Reason: expected {reason}, but it was {result.Reason}.";
        }

        foreach (var (name, value) in expect.Variables.Where(v => state.Variables.GetValueOrDefault(v.Key) != v.Value))
        {
            var found = state.Sensitive.Contains(name) ? "another (sensitive) value" : Quoted(state.Variables.GetValueOrDefault(name));
            yield return $"Variable {name}: expected {Quoted(value)}, but it was {found}.";
        }
    }

    private static string Quoted(string? value) => value is null ? "unset" : $"\"{value}\"";
}

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
