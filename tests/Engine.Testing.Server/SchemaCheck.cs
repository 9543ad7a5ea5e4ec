using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Testing.Server;

/// <summary>The part of JSON Schema 2020-12 that the API description uses. Members that are not described count as faults.</summary>
internal sealed class SchemaCheck(JsonObject document)
{
    public IReadOnlyList<string> Faults(JsonNode? schema, JsonNode? value, string at)
    {
        if (schema is not JsonObject given || given.Count == 0)
        {
            return [];
        }

        if (given["$ref"] is { } reference)
        {
            return Faults(Resolve((string)reference!), value, at);
        }

        foreach (var choice in new[] { "oneOf", "anyOf" })
        {
            if (given[choice] is JsonArray options)
            {
                return options.Any(option => Faults(option, value, at).Count == 0) ? [] : [$"{at}: fits no {choice}"];
            }
        }

        var kind = KindOf(value);
        var types = Types(given["type"]);
        if (types.Count > 0 && !types.Contains(kind) && !(kind == "integer" && types.Contains("number")))
        {
            return [$"{at}: is {kind}, described as {string.Join("|", types)}"];
        }

        if (given["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)))
        {
            return [$"{at}: {value?.ToJsonString()} is none of {words.ToJsonString()}"];
        }

        return value switch
        {
            JsonObject members => Members(given, members, at),
            JsonArray items => [.. items.SelectMany((item, index) => Faults(given["items"], item, $"{at}[{index}]"))],
            _ => Format(given, value, at),
        };
    }

    private IReadOnlyList<string> Members(JsonObject schema, JsonObject value, string at)
    {
        var properties = schema["properties"]?.AsObject();
        var required = schema["required"]?.AsArray().Select(name => (string)name!) ?? [];
        var others = schema["additionalProperties"];
        var faults = required.Where(name => !value.ContainsKey(name)).Select(name => $"{at}.{name}: required, missing").ToList();
        foreach (var (name, member) in value)
        {
            var described = properties?[name] ?? others;
            if (described is null && properties is not null && !properties.ContainsKey(name))
            {
                faults.Add($"{at}.{name}: not described");
            }

            faults.AddRange(Faults(described, member, $"{at}.{name}"));
        }

        return faults;
    }

    private static IReadOnlyList<string> Format(JsonObject schema, JsonNode? value, string at) =>
        (string?)schema["format"] == "date-time" && value is not null && !((string)value!).EndsWith('Z') ? [$"{at}: not a UTC time"] : [];

    private JsonNode Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate((JsonNode)document, (node, name) => node[name.Replace("~1", "/", StringComparison.Ordinal)]!);

    private static IReadOnlyList<string> Types(JsonNode? type) => type switch
    {
        null => [],
        JsonArray several => [.. several.Select(one => (string)one!)],
        _ => [(string)type!],
    };

    private static string KindOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.ToJsonString().Contains('.', StringComparison.Ordinal) ? "number" : "integer",
        _ => "boolean",
    };
}
