using System.Text.Json;
using Engine.Accounts;

namespace Engine.Api.Json;

/// <summary>What the serializer found wrong with a body, in the words of this API: a caller knows no .NET types.</summary>
internal static class BodyWords
{
    public static IReadOnlyList<FieldFault> Faults(JsonException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var path = fault.Path ?? "$";
        var missing = Missing(fault.Message);
        return missing.Count > 0
            ? [.. missing.Select(name => new FieldFault($"{path}.{name}", "is missing"))]
            : [new FieldFault(path, Words(fault))];
    }

    private static string Words(JsonException fault)
    {
        // The reader says what it wanted only in the exception below.
        var message = $"{fault.InnerException?.Message} {fault.Message}";
        return message switch
        {
            _ when Says(message, "could not be mapped") => "is not known here; remove it or correct its name",
            _ when Says(message, "null values") || Says(message, "not nullable") => "must not be null; give a value or leave it out",
            _ when Says(message, "as a string") || Says(message, "System.String.") => "must be text",
            _ when Says(message, "as a boolean") || Says(message, "System.Boolean") => "must be true or false",
            _ when Says(message, "System.Int") => "must be a whole number",
            _ when Says(message, "as a number") || Says(message, "System.Double") || Says(message, "System.Decimal") => "must be a number",
            _ when Says(message, "System.DateTime") => "must be a time such as 2026-01-31T12:00:00Z",
            _ when Says(message, "Dictionary") => "must be an object",
            _ when Says(message, "System.Collections") || Says(message, "[]") => "must be a list",
            _ => "is not what this member takes; /openapi/v1.json describes it",
        };
    }

    /// <summary>Names that stand in quotes after "required properties".</summary>
    private static List<string> Missing(string message)
    {
        var at = message.IndexOf("missing required properties", StringComparison.Ordinal);
        return at < 0 ? [] : [.. message[at..].Split('\'').Where((_, place) => place % 2 == 1)];
    }

    private static bool Says(string message, string words) => message.Contains(words, StringComparison.Ordinal);
}
