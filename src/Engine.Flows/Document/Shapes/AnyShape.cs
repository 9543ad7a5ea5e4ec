using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Flows.Document.Shapes;

/// <summary>Any value: used where the right form is not known, so that one fault does not cause others.</summary>
internal sealed class AnyShape : Shape
{
    private protected override JsonObject Schema() => [];

    internal override JsonNode? Check(JsonElement value, JsonPath path, ShapeCheck check) => JsonNode.Parse(value.GetRawText());
}
