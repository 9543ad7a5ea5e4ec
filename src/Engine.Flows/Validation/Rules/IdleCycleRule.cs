namespace Engine.Flows.Validation.Rules;

/// <summary>A loop in which no step waits for the contact, the clock or a service would spin: error, once for each loop.</summary>
internal sealed class IdleCycleRule : IFlowRule
{
    public void Check(FlowCheckRun run)
    {
        var edges = FlowEdges.Of(run);
        var idle = run.Steps.Where(s => !s.Component.Waits).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var next = idle.ToDictionary(
            id => id, id => edges[id].Select(e => e.To.Id).Where(idle.Contains).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in run.Steps.Where(s => idle.Contains(s.Id) && !reported.Contains(s.Id)))
        {
            var ahead = From(step.Id, next);
            if (!ahead.Contains(step.Id))
            {
                continue;
            }

            // Steps that reach each other spin together; naming the loop once is enough.
            string[] loop = [.. run.Steps.Select(s => s.Id).Where(id => ahead.Contains(id) && From(id, next).Contains(step.Id))];
            reported.UnionWith(loop);
            step.Error("idle_cycle", step.Path,
                $"{string.Join(" → ", loop.Select(run.Label))} can loop for ever without waiting; add a step that waits for the contact, the clock or a service, or lead out of the loop.");
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
