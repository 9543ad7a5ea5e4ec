using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Flows.Document.Shapes;

/// <summary>true or false.</summary>
public sealed class BooleanShape : Shape
{
    /// <summary>Value that holds when the member is left out; only for the schema.</summary>
    public bool? Default { get; init; }

    private protected override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "boolean" };
        if (Default is { } value)
        {
            schema["default"] = value;
        }

        return schema;
    }

    internal override JsonNode? Check(JsonElement value, JsonPath path, ShapeCheck check) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? JsonValue.Create(value.GetBoolean())
            : WrongType(value, path, check, "true or false");
}
