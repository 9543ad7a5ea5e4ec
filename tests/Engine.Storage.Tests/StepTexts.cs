using Engine.Accounts.Interactions;

namespace Engine.Storage.Tests;

/// <summary>Report rows to compare: a row that holds a map is equal to no other, though it says the same.</summary>
internal static class StepTexts
{
    public static string Of(StepRow row) =>
        $"{row with { Assigned = None }} {string.Join(' ', row.Assigned.Select(pair => $"{pair.Key}={pair.Value}"))}";

    private static readonly IReadOnlyDictionary<string, string?> None = new Dictionary<string, string?>(StringComparer.Ordinal);
}
