using Engine.Flows.Components.Steps;
using Engine.Flows.Document;

namespace Engine.Flows.Validation;

/// <summary>The ways out of each step: exits, failures and hang-ups. Ways that lead nowhere or are wired wrongly are left out; other rules report them.</summary>
internal static class FlowEdges
{
    public static IReadOnlyDictionary<string, IReadOnlyList<FlowEdge>> Of(FlowCheckRun run) =>
        run.Steps.ToDictionary(s => s.Id, s => Of(run, s), StringComparer.Ordinal);

    private static IReadOnlyList<FlowEdge> Of(FlowCheckRun run, StepCheck step)
    {
        var visible = step.Component.Exits(step.Settings).Where(e => e.Kind != ExitKind.Hidden).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var edges = new List<FlowEdge>();
        foreach (var (exit, target) in step.Step.Exits ?? [])
        {
            Add(visible.Contains(exit) ? target : null, exit);
        }

        Add(ErrorTarget(step), ExitSpec.Error);
        Add(step.Step.OnHangup, ExitSpec.ContactHungUp);
        return edges;

        void Add(string? target, string name)
        {
            if (target is not null && run.ById.TryGetValue(target, out var to))
            {
                edges.Add(new FlowEdge(step, name, to));
            }
        }
    }

    private static string? ErrorTarget(StepCheck step)
    {
        var exits = step.Step.Exits ?? [];
        return ErrorRoute.Parse(step.Step.OnError) switch
        {
            { Kind: ErrorRouteKind.Step, Target: { } id } => id,
            { Kind: ErrorRouteKind.Exit, Target: { } exit } => exits.GetValueOrDefault(exit),
            { Kind: ErrorRouteKind.Default } => exits.GetValueOrDefault(step.Component.DefaultExit),
            _ => null,
        };
    }
}
