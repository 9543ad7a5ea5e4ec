using System.Text.Json;

namespace Engine.Flows.Document;

/// <summary>Enum members as they stand in documents and reports.</summary>
internal static class SnakeCase
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
