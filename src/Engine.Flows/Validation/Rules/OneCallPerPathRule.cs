using Engine.Flows.Components;
using Engine.Flows.Components.Steps;

namespace Engine.Flows.Validation.Rules;

/// <summary>
/// One call a path, and voice only while the contact is on the line. The set of states possible at each step is found by following all
/// edges until nothing is added: at most four states a step, so loops end.
/// </summary>
internal sealed class OneCallPerPathRule : IFlowRule
{
    public void Check(FlowCheckRun run)
    {
        if (run.Document.Entry is not { } entry || !run.ById.TryGetValue(entry, out var first))
        {
            return;
        }

        var edges = FlowEdges.Of(run);
        var reached = Reach(first, edges);
        var live = reached.Keys.Select(k => k.Step).Distinct(StringComparer.Ordinal).ToDictionary(id => id, id => edges[id], StringComparer.Ordinal);
        foreach (var step in run.Steps)
        {
            foreach (var place in PathState.All.Select(state => (step.Id, state)).Where(reached.ContainsKey))
            {
                Report(step, place, new PathTrace(run, reached), live);
            }
        }
    }

    private static void Report(
        StepCheck step, (string Id, PathState State) place, PathTrace trace, IReadOnlyDictionary<string, IReadOnlyList<FlowEdge>> edges)
    {
        switch (step.Component.Refuses(place.State, step.Settings))
        {
            case PathCodes.ContactMissing:
                step.Error(PathCodes.ContactMissing, step.Path,
                    $"{step.Label} needs the contact on the line, but can be reached without an answered call: {trace.To(place)}. Put it behind the \"answered\" exit of a Make outbound call.");
                break;
            case PathCodes.ContactPresent:
                step.Error(PathCodes.ContactPresent, step.Path,
                    $"{step.Label} cannot be used while the contact is on the line: {trace.To(place)}. Move it off the branch where the call is answered, or end the present call first.");
                break;
            case PathCodes.SecondCall:
                ReportSecondCall(step, trace.To(place), edges);
                break;
            default:
                break;
        }
    }

    private static void ReportSecondCall(StepCheck step, string trace, IReadOnlyDictionary<string, IReadOnlyList<FlowEdge>> edges)
    {
        if (LeadsTo(step, step, edges))
        {
            step.Error(PathCodes.RetryLoop, step.Path,
                $"A way leads from {step.Label} back to it, so it would call again: {trace}. One call a path is allowed and a call cannot be retried inside the flow; start another interaction later instead.");
        }

        foreach (var other in edges.Values.SelectMany(e => e).Select(e => e.From).Distinct().Where(s => s.Component is MakeOutboundCall && s.Id != step.Id && LeadsTo(s, step, edges)))
        {
            step.Error(PathCodes.SecondCall, step.Path,
                $"{step.Label} would be the second call of a path that has called already in {other.Label}: {trace}. Use one Make outbound call a path; another one on a different branch is fine.");
        }
    }

    private static bool LeadsTo(StepCheck from, StepCheck to, IReadOnlyDictionary<string, IReadOnlyList<FlowEdge>> edges)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<StepCheck>([from]);
        while (open.TryPop(out var step))
        {
            foreach (var edge in edges[step.Id])
            {
                if (edge.To.Id == to.Id)
                {
                    return true;
                }

                if (seen.Add(edge.To.Id))
                {
                    open.Push(edge.To);
                }
            }
        }

        return false;
    }

    /// <summary>Every (step, state) that can happen, with the edge it was first reached by.</summary>
    private static Dictionary<(string Step, PathState State), FlowArrival> Reach(
        StepCheck first, IReadOnlyDictionary<string, IReadOnlyList<FlowEdge>> edges)
    {
        var reached = new Dictionary<(string, PathState), FlowArrival> { [(first.Id, PathState.Start)] = FlowArrival.Entry };
        var open = new Queue<(string Step, PathState State)>([(first.Id, PathState.Start)]);
        while (open.TryDequeue(out var place))
        {
            foreach (var edge in edges[place.Step])
            {
                var next = (edge.To.Id, edge.After(place.State));
                if (reached.TryAdd(next, new FlowArrival(edge, place.State)))
                {
                    open.Enqueue(next);
                }
            }
        }

        return reached;
    }
}
