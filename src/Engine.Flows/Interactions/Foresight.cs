using System.Collections.Immutable;
using Engine.Flows.Graph;
using Engine.Flows.Nodes;

namespace Engine.Flows.Interactions;

/// <summary>
/// The prompts that may be heard first after an exit, with the values known now, so that they can be rendered before the call.
/// Where the way depends on what is not known yet, all candidates are taken.
/// </summary>
internal static class Foresight
{
    /// <summary>Prompts rendered ahead at most; the rest is rendered when its step is reached.</summary>
    private const int MaxPrompts = 8;

    /// <summary>Has a leg make ready what it may have to play first after one of these exits of the step; once in a step.</summary>
    public static void MakeReady(StepTurn turn, int attempt, params ReadOnlySpan<string> exits)
    {
        var prompts = new List<PromptSource>();
        foreach (var exit in exits)
        {
            prompts.AddRange(FirstPrompts(turn, exit).Except(prompts));
        }

        if (prompts.Count > 0)
        {
            turn.Do(new InteractionEffect.MakeReady(turn.Run.Order, attempt, prompts));
        }
    }

    public static IReadOnlyList<PromptSource> FirstPrompts(StepTurn turn, string exit)
    {
        var found = new List<PromptSource>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var values = new FlowValues(turn.State, turn.Flow, turn.At) { BeforeCall = true, Unsettled = [.. turn.Step.Outputs.Values] };
        var open = new Queue<(string? Step, FlowValues Values)>();
        open.Enqueue((turn.Step.Exits.GetValueOrDefault(exit), values));
        while (open.TryDequeue(out var next) && found.Count < MaxPrompts)
        {
            if (turn.Flow.Find(next.Step) is not { } step || !seen.Add(step.Id))
            {
                continue;
            }

            if (step.Component.NeedsContact)
            {
                found.AddRange(step.Component.FirstPrompts(step.Settings, next.Values).Where(p => !found.Contains(p)));
                continue;
            }

            var sure = step.Component.Foresee(step.Settings, next.Values);
            var after = next.Values.Unsettle(step.Outputs.Values);
            foreach (var way in step.Exits.Where(e => sure is null || string.Equals(e.Key, sure, StringComparison.Ordinal)))
            {
                open.Enqueue((way.Value, after));
            }
        }

        return found.Count <= MaxPrompts ? found : found.GetRange(0, MaxPrompts);
    }
}
