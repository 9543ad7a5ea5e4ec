using System.Globalization;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;

namespace Engine.Flows.Validation.Rules;

/// <summary>
/// A loop in which no step waits for the contact, the clock or a service would spin: error, once for each loop. One that waits for nothing but answers of
/// services goes round as fast as they come: a warning that names the guard.
/// </summary>
internal sealed class IdleCycleRule : IFlowRule
{
    public void Check(FlowCheckRun run)
    {
        foreach (var (step, loop) in Loops(run, s => !s.Component.Waits))
        {
            step.Error("idle_cycle", step.Path,
                $"{string.Join(" → ", loop.Select(run.Label))} can loop for ever without waiting; add a step that waits for the contact, the clock or a service, or lead out of the loop.");
        }

        foreach (var (step, loop) in Loops(run, s => !s.Component.Waits || s.Component.IsUnpaced(s.Settings)))
        {
            if (loop.Any(id => run.ById[id].Component.Waits))
            {
                step.Warn("loop_without_pause", step.Path, string.Create(CultureInfo.InvariantCulture,
                    $"{string.Join(" → ", loop.Select(run.Label))} goes round as fast as answers come and ends as guard_steps after {FlowLimits.ExecutedSteps:N0} steps; give an Execute action in it \"retry\": {{\"wait_seconds\": 5}}, or lead out of the loop."));
            }
        }
    }

    /// <summary>Each loop that stays within the chosen steps, by its first step.</summary>
    private static IEnumerable<(StepCheck First, string[] Loop)> Loops(FlowCheckRun run, Func<StepCheck, bool> within)
    {
        var edges = FlowEdges.Of(run);
        var chosen = run.Steps.Where(within).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var next = chosen.ToDictionary(
            id => id, id => edges[id].Select(e => e.To.Id).Where(chosen.Contains).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in run.Steps.Where(s => chosen.Contains(s.Id) && !reported.Contains(s.Id)))
        {
            var ahead = From(step.Id, next);
            if (ahead.Contains(step.Id))
            {
                // Steps that reach each other spin together; naming the loop once is enough.
                string[] loop = [.. run.Steps.Select(s => s.Id).Where(id => ahead.Contains(id) && From(id, next).Contains(step.Id))];
                reported.UnionWith(loop);
                yield return (step, loop);
            }
        }
    }

    /// <summary>Steps reached by one way or more.</summary>
    private static HashSet<string> From(string start, Dictionary<string, string[]> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(next[start]);
        while (open.TryPop(out var id))
        {
            if (reached.Add(id))
            {
                foreach (var following in next[id])
                {
                    open.Push(following);
                }
            }
        }

        return reached;
    }
}
