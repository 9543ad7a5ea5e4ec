using System.Text.Json.Nodes;

namespace Engine.Interop.Components;

/// <summary>What became of an interaction, as the API tells it.</summary>
/// <param name="Interaction">The interaction with its attempts.</param>
/// <param name="Steps">The report rows in order.</param>
/// <param name="Variables">Variables that may be shown.</param>
/// <param name="Events">The stored events as people see them.</param>
public sealed record EndedRun(JsonNode Interaction, IReadOnlyList<EndedRun.Step> Steps, IReadOnlyDictionary<string, string?> Variables, JsonArray Events)
{
    public string? Outcome => (string?)Interaction["outcome"];

    /// <summary>The names of the executed steps in order, the trigger left out.</summary>
    public IEnumerable<string> Path => Steps.Skip(1).Select(step => step.Name);

    /// <summary>The exit of the last row of that step.</summary>
    public string? ExitOf(string stepName) => Steps.Last(step => step.Name == stepName).Exit;

    /// <summary>One report row.</summary>
    /// <param name="Seconds">Time in the step.</param>
    public sealed record Step(string Component, string Name, string? Exit, double? Seconds);
}
