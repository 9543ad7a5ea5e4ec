using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Flows.Document.Shapes;

/// <summary>A list of values of one shape.</summary>
public sealed class ListShape(Shape items) : Shape
{
    public int MinItems { get; init; }

    public int MaxItems { get; init; } = int.MaxValue;

    private protected override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = items.ToSchema() };
        if (MinItems > 0)
        {
            schema["minItems"] = MinItems;
        }

        if (MaxItems != int.MaxValue)
        {
            schema["maxItems"] = MaxItems;
        }

        return schema;
    }

    internal override IEnumerable<TextPlace> Texts(JsonPath path) => items.Texts(path["*"]);

    internal override JsonNode? Check(JsonElement value, JsonPath path, ShapeCheck check)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return WrongType(value, path, check, "a list");
        }

        var count = value.GetArrayLength();
        if (count < MinItems)
        {
            check.Report("too_few", path, $"Give at least {MinItems}.");
        }
        else if (count > MaxItems)
        {
            check.Report("too_many", path, $"Give at most {MaxItems}; these are {count}.");
        }

        var kept = new JsonArray();
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            // An unusable item leaves no hole: typed settings have no null items. Index keeps the author's count for the path.
            if (items.Check(item, path[index++], check) is { } node)
            {
                kept.Add(node);
            }
        }

        return kept;
    }
}
