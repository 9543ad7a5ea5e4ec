using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Engine.Flows.Document.Texts;

namespace Engine.Api.Json;

/// <summary>
/// Whole numbers that a program wrote as 60.0 or 6e1: the same numbers (RFC 8259 §6), which the serializer takes for no whole ones. Only looked for once
/// it has refused a body.
/// </summary>
internal static class WholeNumbers
{
    /// <summary>The body with them written out; null when it has none, and the refusal stands.</summary>
    public static JsonElement? WrittenOut(JsonElement body)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer);
        if (!Copy(body, writer))
        {
            return null;
        }

        writer.Flush();
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    /// <returns>Whether any was written otherwise than it came.</returns>
    private static bool Copy(JsonElement from, Utf8JsonWriter to)
    {
        var changed = false;
        switch (from.ValueKind)
        {
            case JsonValueKind.Object:
                to.WriteStartObject();
                foreach (var member in from.EnumerateObject())
                {
                    to.WritePropertyName(member.Name);
                    changed |= Copy(member.Value, to);
                }

                to.WriteEndObject();
                return changed;
            case JsonValueKind.Array:
                to.WriteStartArray();
                foreach (var item in from.EnumerateArray())
                {
                    changed |= Copy(item, to);
                }

                to.WriteEndArray();
                return changed;
            case JsonValueKind.Number when from.GetRawText() is var text && text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0
                && ExactNumber.Parse(text, ExactNumber.Spelling.Any)?.Whole is { } whole:
                to.WriteRawValue(whole.ToString(CultureInfo.InvariantCulture));
                return true;
            default:
                from.WriteTo(to);
                return false;
        }
    }
}
