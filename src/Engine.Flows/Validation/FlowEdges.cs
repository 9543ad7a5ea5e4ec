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

/// <summary>A way from one step to another.</summary>
/// <param name="From">Step left.</param>
/// <param name="Name">Exit, or "error" or "contact_hung_up".</param>
/// <param name="To">Step entered; exists and is of a known type.</param>
internal sealed record FlowEdge(StepCheck From, string Name, StepCheck To)
{
    /// <summary>What is certain when the edge has been taken.</summary>
    public PathState After(PathState before) => Name == Engine.Flows.Components.Steps.ExitSpec.ContactHungUp
        ? before with { ContactOnLine = false }
        : From.Component.After(before, Name, From.Settings);
}
