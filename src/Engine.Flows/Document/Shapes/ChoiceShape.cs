using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Flows.Document.Shapes;

/// <summary>One of two forms, distinguished by the kind of JSON value: an object, or something plain.</summary>
public sealed class ChoiceShape(Shape plain, ObjectShape structured) : Shape
{
    private protected override JsonObject Schema() => new() { ["oneOf"] = new JsonArray(plain.ToSchema(), structured.ToSchema()) };

    internal override IEnumerable<TextPlace> Texts(JsonPath path) => plain.Texts(path).Concat(structured.Texts(path));

    internal override JsonNode? Check(JsonElement value, JsonPath path, ShapeCheck check) =>
        value.ValueKind == JsonValueKind.Object ? structured.Check(value, path, check) : plain.Check(value, path, check);
}
