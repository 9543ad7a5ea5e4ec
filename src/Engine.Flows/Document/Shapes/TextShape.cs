using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engine.Flows.Document.Marks;
using Engine.Flows.Document.Texts;

namespace Engine.Flows.Document.Shapes;

/// <summary>A string. Patterns run without backtracking, so their time is linear and needs no limit, which a busy machine would hit.</summary>
public sealed class TextShape : Shape
{
    private readonly Regex? _pattern;

    /// <summary>Regular expression the whole text must match, in the common subset of .NET and ECMA-262.</summary>
    public string? Pattern
    {
        get => field;
        init
        {
            field = value;
            _pattern = value is null ? null : new Regex($@"^(?:{value})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Regex.InfiniteMatchTimeout);
        }
    }

    /// <summary>The pattern in words, for the message.</summary>
    public string? PatternMeans { get; init; }

    /// <summary>Characters: Unicode code points, as the served schema counts them.</summary>
    public int MinLength { get; init; }

    /// <summary>Characters.</summary>
    public int MaxLength { get; init; } = 1024;

    /// <summary>The only values allowed.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    public TextMeaning Meaning { get; init; }

    /// <summary>Value that holds when the member is left out; only for the schema.</summary>
    public string? Default { get; init; }

    /// <summary>null is accepted and means "not set".</summary>
    public bool Nullable { get; init; }

    private protected override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = Nullable ? new JsonArray("string", "null") : "string" };
        if (Values is not null)
        {
            schema["enum"] = new JsonArray([.. Values.Select(v => (JsonNode)v), .. Nullable ? new JsonNode?[] { null } : []]);
            AddDefault(schema);
            return schema;
        }

        if (MinLength > 0)
        {
            schema["minLength"] = MinLength;
        }

        schema["maxLength"] = MaxLength;
        if (Pattern is not null)
        {
            schema["pattern"] = $"^(?:{Pattern})$";
        }

        AddDefault(schema);
        return schema;
    }

    internal override JsonNode? Check(JsonElement value, JsonPath path, ShapeCheck check)
    {
        if (Nullable && value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return WrongType(value, path, check, "text");
        }

        var text = value.GetString()!;
        if (Values is not null)
        {
            return Values.Contains(text, StringComparer.Ordinal) ? text : Refuse("not_allowed", $"Choose one of: {string.Join(", ", Values)}.");
        }

        // A number or a name as it was copied: what nobody sees in it is not the author's.
        if (_pattern is not null && Meaning != TextMeaning.Template && !_pattern.IsMatch(text))
        {
            text = HiddenMarks.Removed(text);
        }

        if (text.Length < MinLength || (MinLength > 1 && Characters.Count(text) < MinLength))
        {
            check.Report(text.Length == 0 ? "required" : "too_short", path, MinLength == 1 ? "Fill this in." : $"Use at least {MinLength} characters.");
        }
        else if (!Characters.Fits(text, MaxLength))
        {
            check.Report("too_long", path, $"Use at most {MaxLength} characters; these are {Characters.Count(text)}.");
        }
        else if (_pattern is not null && !_pattern.IsMatch(text))
        {
            check.Report("bad_format", path, $"Write {PatternMeans ?? "a value of the documented form"}.");
            if (Meaning != TextMeaning.Template)
            {
                // Left out from here on, so that no other rule reports the same text again.
                return null;
            }
        }

        if (Meaning is not (TextMeaning.Plain or TextMeaning.Exit))
        {
            check.Leaves.Add(new ShapeLeaf(path, Meaning, text));
        }

        return text;

        JsonNode? Refuse(string code, string message)
        {
            check.Report(code, path, message);
            return null;
        }
    }

    internal override IEnumerable<TextPlace> Texts(JsonPath path) => [new TextPlace(path.Text, Meaning)];

    private void AddDefault(JsonObject schema)
    {
        if (Default is not null)
        {
            schema["default"] = Default;
        }
    }
}
