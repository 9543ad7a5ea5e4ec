using System.Text.Json;
using System.Text.Json.Serialization;

namespace Engine.Flows.Document;

/// <summary>Enum members as they stand in documents and reports.</summary>
internal static class SnakeCase
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

/// <summary>Enum members as snake_case text on the wire, never as numbers.</summary>
public sealed class SnakeCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
