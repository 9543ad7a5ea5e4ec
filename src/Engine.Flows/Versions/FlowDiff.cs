using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Flows.Document;

namespace Engine.Flows.Versions;

/// <summary>The difference between two versions in words of steps and exits; layout does not count.</summary>
public static class FlowDiff
{
    /// <param name="before">Older version.</param>
    /// <param name="after">Newer version.</param>
    /// <param name="form">For the titles of the kinds of step.</param>
    public static IReadOnlyList<FlowDifference> Between(FlowDocument before, FlowDocument after, FlowForm form) =>
        [.. OfFlow(before, after), .. OfTrigger(before, after), .. OfSteps(before, after, form)];

    private static IEnumerable<FlowDifference> OfFlow(FlowDocument before, FlowDocument after)
    {
        if (before.Name != after.Name)
        {
            yield return new(null, $"The flow is called \"{after.Name}\" instead of \"{before.Name}\".");
        }

        if (before.Description != after.Description)
        {
            yield return new(null, "The description changed.");
        }

        if (before.Entry != after.Entry)
        {
            yield return new(null, $"The flow begins at {Label(after, after.Entry)} instead of {Label(before, before.Entry)}.");
        }

        if (before.StrictArguments != after.StrictArguments)
        {
            yield return new(null, after.StrictArguments ? "Unknown arguments are refused." : "Unknown arguments are ignored.");
        }
    }

    private static IEnumerable<FlowDifference> OfTrigger(FlowDocument before, FlowDocument after)
    {
        var (old, now) = (before.Trigger.Arguments.ToDictionary(a => a.Name), after.Trigger.Arguments.ToDictionary(a => a.Name));
        foreach (var name in now.Keys.Except(old.Keys))
        {
            yield return new(null, $"Argument \"{name}\" is new.");
        }

        foreach (var name in old.Keys.Except(now.Keys))
        {
            yield return new(null, $"Argument \"{name}\" is gone.");
        }

        foreach (var name in now.Keys.Intersect(old.Keys).Where(n => !Same(Json(old[n]), Json(now[n]))))
        {
            yield return new(null, $"Argument \"{name}\" changed.");
        }

        foreach (var name in after.Variables.Keys.Except(before.Variables.Keys))
        {
            yield return new(null, $"Variable \"{name}\" is new.");
        }

        foreach (var name in before.Variables.Keys.Except(after.Variables.Keys))
        {
            yield return new(null, $"Variable \"{name}\" is gone.");
        }

        foreach (var name in after.Variables.Keys.Intersect(before.Variables.Keys).Where(n => after.Variables[n] != before.Variables[n]))
        {
            yield return new(null, $"Variable \"{name}\" changed.");
        }
    }

    private static IEnumerable<FlowDifference> OfSteps(FlowDocument before, FlowDocument after, FlowForm form)
    {
        foreach (var (id, step) in after.Steps.Where(s => !before.Steps.ContainsKey(s.Key)))
        {
            yield return new(id, $"Step {Label(after, id)} ({form.TitleOf(step.Type)}) is new.");
        }

        foreach (var (id, step) in before.Steps.Where(s => !after.Steps.ContainsKey(s.Key)))
        {
            yield return new(id, $"Step {Label(before, id)} ({form.TitleOf(step.Type)}) is gone.");
        }

        foreach (var difference in after.Steps.Where(s => before.Steps.ContainsKey(s.Key)).SelectMany(s => StepDiff.Between(before, after, s.Key, form)))
        {
            yield return difference;
        }
    }

    internal static string Label(FlowDocument flow, string? id) => id is null ? "nowhere" : flow.Label(id);

    internal static bool Same(JsonNode? a, JsonNode? b) => JsonNode.DeepEquals(a, b);

    private static JsonNode? Json(FlowArgument argument) => JsonSerializer.SerializeToNode(argument, FlowJson.Default.FlowArgument);
}

/// <summary>One thing that differs between two versions.</summary>
/// <param name="Step">Step id, null for the flow itself.</param>
/// <param name="Text">What changed, in words of steps and exits.</param>
public sealed record FlowDifference(string? Step, string Text);
