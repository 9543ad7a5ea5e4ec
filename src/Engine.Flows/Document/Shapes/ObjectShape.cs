using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Flows.Document.Shapes;

/// <summary>An object with a fixed set of members; others are faults.</summary>
public sealed class ObjectShape(params Member[] members) : Shape
{
    /// <summary>Exactly one of these members must be there.</summary>
    public IReadOnlyList<string> OneOf { get; init; } = [];

    public IReadOnlyList<Member> Members => members;

    private protected override JsonObject Schema()
    {
        var properties = new JsonObject();
        foreach (var member in members)
        {
            properties[member.Name] = member.Shape.ToSchema();
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        var required = members.Where(m => m.Required).Select(m => (JsonNode)m.Name).ToArray();
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray(required);
        }

        if (OneOf.Count > 0)
        {
            schema["oneOf"] = new JsonArray([.. OneOf.Select(name => (JsonNode)new JsonObject { ["required"] = new JsonArray(name) })]);
        }

        return schema;
    }

    internal override IEnumerable<TextPlace> Texts(JsonPath path) => members.SelectMany(member => member.Shape.Texts(path[member.Name]));

    internal override JsonNode? Check(JsonElement value, JsonPath path, ShapeCheck check)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return WrongType(value, path, check, "an object");
        }

        var kept = new JsonObject();
        foreach (var given in value.EnumerateObject())
        {
            var member = Array.Find(members, m => string.Equals(m.Name, given.Name, StringComparison.Ordinal));
            if (member is null)
            {
                check.Report("unknown_member", path[given.Name], $"Remove it or correct its name; known here: {string.Join(", ", members.Select(m => m.Name))}.");
            }
            else if (member.Shape.Check(given.Value, path[given.Name], check) is { } node)
            {
                kept[given.Name] = node;
            }
        }

        foreach (var missing in members.Where(m => m.Required && !value.TryGetProperty(m.Name, out _)))
        {
            check.Report("required", path[missing.Name], "Fill this in.");
        }

        CheckOneOf(value, path, check);
        return kept;
    }

    private void CheckOneOf(JsonElement value, JsonPath path, ShapeCheck check)
    {
        if (OneOf.Count == 0)
        {
            return;
        }

        var given = OneOf.Count(name => value.TryGetProperty(name, out _));
        if (given != 1)
        {
            var choice = string.Join(", ", OneOf);
            check.Report(given == 0 ? "required" : "ambiguous", path, given == 0 ? $"Give one of: {choice}." : $"Give only one of: {choice}.");
        }
    }
}

/// <summary>One named member of an object.</summary>
/// <param name="Name">snake_case.</param>
/// <param name="Shape">Its form.</param>
/// <param name="Required">Must be there.</param>
public sealed record Member(string Name, Shape Shape, bool Required = false);
