using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Flows.Document.Shapes;

/// <summary>A whole number in a range, or any number.</summary>
public sealed class NumberShape : Shape
{
    public long Min { get; init; } = long.MinValue;

    public long Max { get; init; } = long.MaxValue;

    /// <summary>False accepts fractions.</summary>
    public bool Whole { get; init; } = true;

    /// <summary>Value that holds when the member is left out; only for the schema.</summary>
    public long? Default { get; init; }

    private protected override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = Whole ? "integer" : "number" };
        if (Min != long.MinValue)
        {
            schema["minimum"] = Min;
        }

        if (Max != long.MaxValue)
        {
            schema["maximum"] = Max;
        }

        if (Default is { } value)
        {
            schema["default"] = value;
        }

        return schema;
    }

    internal override JsonNode? Check(JsonElement value, JsonPath path, ShapeCheck check)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            return WrongType(value, path, check, Whole ? "a whole number" : "a number");
        }

        if (!Whole)
        {
            return value.TryGetDouble(out var real) && double.IsFinite(real) && real >= Min && real <= Max ? JsonValue.Create(real) : Outside(path, check);
        }

        if (!value.TryGetDecimal(out var number) || number != decimal.Truncate(number))
        {
            return WrongType(value, path, check, "a whole number");
        }

        return number < Min || number > Max ? Outside(path, check) : JsonValue.Create((long)number);
    }

    private JsonNode? Outside(JsonPath path, ShapeCheck check)
    {
        var range = Max == long.MaxValue ? $"{Min} or more" : $"a number from {Min} to {Max}";
        check.Report("out_of_range", path, $"Use {range}.");
        return null;
    }
}
