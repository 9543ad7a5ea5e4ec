using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Flows.Document.Shapes;

/// <summary>
/// The form of one JSON value. One declaration gives the structural check with every fault and its path, the JSON Schema,
/// and the list of strings that refer to something else.
/// </summary>
public abstract class Shape
{
    /// <summary>What the value means, for authors.</summary>
    public string? Description { get; init; }

    /// <summary>JSON Schema 2020-12 of this value.</summary>
    public JsonObject ToSchema()
    {
        var schema = Schema();
        if (Description is not null)
        {
            schema["description"] = Description;
        }

        return schema;
    }

    private protected abstract JsonObject Schema();

    /// <summary>Reports each fault and returns the part that can still be used; null when nothing can.</summary>
    internal abstract JsonNode? Check(JsonElement value, JsonPath path, ShapeCheck check);

    /// <summary>Every string in a value of this form; "*" stands for each item of a list and each member of a map.</summary>
    internal virtual IEnumerable<TextPlace> Texts(JsonPath path) => [];

    private protected static JsonNode? WrongType(JsonElement value, JsonPath path, ShapeCheck check, string wanted)
    {
        check.Report("wrong_type", path, $"Write {wanted} here; this is {Name(value.ValueKind)}.");
        return null;
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}

/// <summary>Where a form has a string, and what it stands for.</summary>
/// <param name="Path">JSON Pointer with "*" for each item of a list and each member of a map.</param>
internal sealed record TextPlace(string Path, TextMeaning Meaning);

internal sealed record ShapeFault(string Code, JsonPath Path, string Message);

/// <summary>One string of the document that needs more than a structural check.</summary>
internal sealed record ShapeLeaf(JsonPath Path, TextMeaning Meaning, string Value);

/// <summary>Collects what one structural check finds.</summary>
internal sealed class ShapeCheck
{
    public List<ShapeFault> Faults { get; } = [];

    /// <summary>Strings that refer to something or hold templates, in document order.</summary>
    public List<ShapeLeaf> Leaves { get; } = [];

    public void Report(string code, JsonPath path, string message) => Faults.Add(new ShapeFault(code, path, message));
}
