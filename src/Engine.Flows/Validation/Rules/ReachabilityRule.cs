namespace Engine.Flows.Validation.Rules;

/// <summary>A step that no way leads to is probably forgotten: warning.</summary>
internal sealed class ReachabilityRule : IFlowRule
{
    public void Check(FlowCheckRun run)
    {
        if (run.Document.Entry is not { } entry || !run.ById.ContainsKey(entry))
        {
            return;
        }

        var edges = FlowEdges.Of(run);
        var reached = new HashSet<string>(StringComparer.Ordinal) { entry };
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var id))
        {
            foreach (var edge in edges[id].Where(e => reached.Add(e.To.Id)))
            {
                open.Enqueue(edge.To.Id);
            }
        }

        foreach (var step in run.Steps.Where(s => !reached.Contains(s.Id)))
        {
            step.Warn("unreachable", step.Path, $"No way leads to {step.Label}; wire an exit to it or remove it.");
        }
    }
}
