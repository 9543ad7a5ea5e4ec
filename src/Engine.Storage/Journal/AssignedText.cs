using System.Collections.Immutable;
using System.Text.Json;
using Engine.Flows.Report;

namespace Engine.Storage.Journal;

/// <summary>The variables a step assigned as they stand in its row: a JSON object of texts and nulls, or nothing when there are none.</summary>
internal static class AssignedText
{
    public static string? Of(ReportChange.RowClosed? left) => left is { Assigned: { Count: > 0 } assigned }
        ? JsonSerializer.Serialize(assigned.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal))
        : null;

    public static IReadOnlyDictionary<string, string?> Read(string? text) => text is null
        ? ImmutableDictionary<string, string?>.Empty
        : JsonSerializer.Deserialize<Dictionary<string, string?>>(text)!;
}
