using System.Text.Json;
using Engine.Flows.Facts;

namespace Engine.Api.Interactions;

/// <summary>The outcomes as they stand on the wire.</summary>
internal static class OutcomeWords
{
    public static readonly IReadOnlyList<string> All = [.. Enum.GetNames<Outcome>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
}
