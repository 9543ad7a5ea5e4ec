using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Engine.Flows.Tests.Kit;

/// <summary>The part of JSON Schema 2020-12 that the engine's schema uses, so that schema and checker can be held against each other.</summary>
internal sealed class SchemaCheck(JsonObject root)
{
    public bool Accepts(JsonNode? value) => Accepts(root, value);

    private bool Accepts(JsonObject schema, JsonNode? value) => schema.All(keyword => Holds(schema, keyword.Key, keyword.Value!, value));

    private bool Holds(JsonObject schema, string keyword, JsonNode rule, JsonNode? value)
    {
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        return keyword switch
        {
            "$schema" or "title" or "description" or "default" or "$defs" or "properties" => true,
            "$ref" => Accepts((JsonObject)root["$defs"]![rule.GetValue<string>()["#/$defs/".Length..]]!, value),
            "type" => rule is JsonArray types ? types.Any(t => IsType(t!.GetValue<string>(), kind, value)) : IsType(rule.GetValue<string>(), kind, value),
            "enum" => ((JsonArray)rule).Any(v => JsonNode.DeepEquals(v, value)),
            "oneOf" => ((JsonArray)rule).Count(s => Accepts((JsonObject)s!, value)) == 1,
            "anyOf" => ((JsonArray)rule).Any(s => Accepts((JsonObject)s!, value)),
            "minimum" => kind != JsonValueKind.Number || (double)value!.AsValue().GetValue<decimal>() >= rule.GetValue<long>(),
            "maximum" => kind != JsonValueKind.Number || (double)value!.AsValue().GetValue<decimal>() <= rule.GetValue<long>(),
            "minLength" => kind != JsonValueKind.String || value!.GetValue<string>().Length >= rule.GetValue<int>(),
            "maxLength" => kind != JsonValueKind.String || value!.GetValue<string>().Length <= rule.GetValue<int>(),
            "pattern" => kind != JsonValueKind.String || Regex.IsMatch(value!.GetValue<string>(), rule.GetValue<string>(), RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)),
            "minItems" => kind != JsonValueKind.Array || ((JsonArray)value!).Count >= rule.GetValue<int>(),
            "maxItems" => kind != JsonValueKind.Array || ((JsonArray)value!).Count <= rule.GetValue<int>(),
            "items" => kind != JsonValueKind.Array || ((JsonArray)value!).All(i => Accepts((JsonObject)rule, i)),
            "minProperties" => kind != JsonValueKind.Object || ((JsonObject)value!).Count >= rule.GetValue<int>(),
            "maxProperties" => kind != JsonValueKind.Object || ((JsonObject)value!).Count <= rule.GetValue<int>(),
            "required" => kind != JsonValueKind.Object || ((JsonArray)rule).All(name => ((JsonObject)value!).ContainsKey(name!.GetValue<string>())),
            "propertyNames" => kind != JsonValueKind.Object || ((JsonObject)value!).All(m => Accepts((JsonObject)rule, m.Key)),
            "additionalProperties" => kind != JsonValueKind.Object || ((JsonObject)value!).All(m => Member(schema, rule, m.Key, m.Value)),
            _ => throw new InvalidOperationException($"The schema uses {keyword}, which this check does not know."),
        };
    }

    private bool Member(JsonObject schema, JsonNode additional, string name, JsonNode? value) =>
        schema["properties"]?[name] is JsonObject known ? Accepts(known, value)
        : additional is JsonObject other ? Accepts(other, value)
        : additional.GetValue<bool>();

    private static bool IsType(string type, JsonValueKind kind, JsonNode? value) => type switch
    {
        "object" => kind == JsonValueKind.Object,
        "array" => kind == JsonValueKind.Array,
        "string" => kind == JsonValueKind.String,
        "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
        "null" => kind == JsonValueKind.Null,
        "number" => kind == JsonValueKind.Number,
        "integer" => kind == JsonValueKind.Number && value!.AsValue().GetValue<decimal>() is var n && n == decimal.Truncate(n),
        _ => false,
    };
}
