using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engine.Flows.Document.Marks;
using Engine.Flows.Document.Texts;

namespace Engine.Flows.Document.Shapes;

/// <summary>An object whose member names the author chooses.</summary>
public sealed class MapShape : Shape
{
    private readonly string _keyPattern;
    private readonly string _keyMeans;
    private readonly Regex _keys;
    private readonly Shape _values;

    /// <summary>Names must match the whole pattern; <paramref name="keyMeans"/> says it in words.</summary>
    public MapShape(string keyPattern, string keyMeans, Shape values)
    {
        _keyPattern = $"^(?:{keyPattern})$";
        _keyMeans = keyMeans;
        _keys = new Regex($@"^(?:{keyPattern})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Regex.InfiniteMatchTimeout);
        _values = values;
    }

    public int MinItems { get; init; }

    public int MaxItems { get; init; } = int.MaxValue;

    /// <summary>Characters of a name, where the pattern does not say.</summary>
    public int? MaxKeyLength { get; init; }

    /// <summary>Members may be null.</summary>
    public bool NullableValues { get; init; }

    private protected override JsonObject Schema()
    {
        var values = _values.ToSchema();
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["pattern"] = _keyPattern },
            ["additionalProperties"] = NullableValues ? new JsonObject { ["anyOf"] = new JsonArray(values, new JsonObject { ["type"] = "null" }) } : values,
        };
        if (MaxKeyLength is { } most)
        {
            schema["propertyNames"]!["maxLength"] = most;
        }

        if (MinItems > 0)
        {
            schema["minProperties"] = MinItems;
        }

        if (MaxItems != int.MaxValue)
        {
            schema["maxProperties"] = MaxItems;
        }

        return schema;
    }

    internal override IEnumerable<TextPlace> Texts(JsonPath path) => _values.Texts(path["*"]);

    internal override JsonNode? Check(JsonElement value, JsonPath path, ShapeCheck check)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return WrongType(value, path, check, "an object");
        }

        var count = value.GetPropertyCount();
        if (count > MaxItems)
        {
            check.Report("too_many", path, $"Give at most {MaxItems}; these are {count}.");
        }
        else if (count < MinItems)
        {
            check.Report("too_few", path, $"Give at least {MinItems}.");
        }

        var kept = new JsonObject();
        foreach (var member in value.EnumerateObject())
        {
            var name = _keys.IsMatch(member.Name) ? member.Name : HiddenMarks.Removed(member.Name);
            if (!_keys.IsMatch(name) || (MaxKeyLength is { } most && !Characters.Fits(name, most)))
            {
                check.Report("bad_name", path[member.Name], $"Name it with {_keyMeans}.");
            }
            else if (kept.ContainsKey(name))
            {
                check.Report("bad_name", path[name], $"\"{name}\" is there twice: one of them has marks in it that nobody sees. Remove one.");
            }
            else if (NullableValues && member.Value.ValueKind == JsonValueKind.Null)
            {
                kept[name] = null;
            }
            else if (_values.Check(member.Value, path[name], check) is { } node)
            {
                kept[name] = node;
            }
        }

        return kept;
    }
}
