using System.Globalization;
using System.Text.Json;
using Engine.Flows.Document.Texts;

namespace Engine.Flows.Components;

/// <summary>The part of JSONPath (RFC 9535) that names one place: $, .name, ['name'], [index] (negative from the end).</summary>
internal sealed class JsonPathSubset
{
    private readonly IReadOnlyList<(string? Name, int Index)> _segments;

    private JsonPathSubset(IReadOnlyList<(string? Name, int Index)> segments) => _segments = segments;

    /// <summary>Null when the text is not such a path.</summary>
    public static JsonPathSubset? Parse(string text)
    {
        if (!text.StartsWith('$'))
        {
            return null;
        }

        var segments = new List<(string?, int)>();
        var at = 1;
        while (at < text.Length)
        {
            var segment = text[at] switch
            {
                '.' => Dotted(text, ref at),
                '[' => Bracketed(text, ref at),
                _ => null,
            };
            if (segment is not { } found)
            {
                return null;
            }

            segments.Add(found);
        }

        return new JsonPathSubset(segments);
    }

    /// <summary>The value there as text; null when there is none or it is null. Objects and lists come as JSON.</summary>
    public string? Find(JsonElement root)
    {
        var at = root;
        foreach (var (name, index) in _segments)
        {
            if (name is not null)
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                {
                    return null;
                }
            }
            else
            {
                if (at.ValueKind != JsonValueKind.Array)
                {
                    return null;
                }

                var place = index < 0 ? at.GetArrayLength() + index : index;
                if (place < 0 || place >= at.GetArrayLength())
                {
                    return null;
                }

                at = at[place];
            }
        }

        return Text(at);
    }

    /// <summary>A JSON value as a variable holds it; a number without its exponent and without rounding.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => ExactNumber.OfJson(value.GetRawText()),
        _ => value.GetRawText(),
    };

    private static (string?, int)? Dotted(string text, ref int at)
    {
        var start = ++at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-'))
        {
            at++;
        }

        return at > start ? (text[start..at], 0) : null;
    }

    private static (string?, int)? Bracketed(string text, ref int at)
    {
        var close = text.IndexOf(']', at);
        if (close < 0)
        {
            return null;
        }

        if (text[at + 1] is '\'' or '"')
        {
            var end = text.IndexOf(text[at + 1], at + 2);
            if (end < 0 || end + 1 >= text.Length || text[end + 1] != ']')
            {
                return null;
            }

            var name = text[(at + 2)..end];
            at = end + 2;
            return (name, 0);
        }

        var digits = text[(at + 1)..close];
        at = close + 1;
        return int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? (null, index) : null;
    }
}
