using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Engine.Flows.Document;

/// <summary>Writes flows: as export for people, and in canonical form for the content hash.</summary>
public static class FlowWriter
{
    private static readonly FlowJson Json = new(new JsonSerializerOptions(FlowJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static readonly JsonWriterOptions Pretty = new()
    {
        Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonWriterOptions Tight = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document as it is exported: UTF-8 with line ends. Reading it back and writing it again gives the same bytes.</summary>
    public static byte[] Write(FlowDocument document) => Indent(WriteTight(document));

    /// <summary>The document without a blank that is not needed, as it is stored and measured (FLOW-07).</summary>
    public static byte[] WriteTight(FlowDocument document) => Written(Tight, writer => JsonSerializer.Serialize(writer, document, Json.FlowDocument));

    /// <summary>The same of JSON that is no right document.</summary>
    public static byte[] WriteTight(JsonElement json) => Written(Tight, json.WriteTo);

    /// <summary>What is stored, for people to read.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static byte[] Indent(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Written(Pretty, document.RootElement.WriteTo), (byte)'\n'];
    }

    /// <summary>One form for all documents that mean the same: no layout, no blanks, members in ordinal order, plain numbers.</summary>
    public static byte[] WriteCanonical(FlowDocument document)
    {
        var element = JsonSerializer.SerializeToElement(document with { Layout = null }, Json.FlowDocument);
        return Written(Tight, writer => Sorted(writer, element));
    }

    /// <summary>SHA-256 of the canonical form, lower-case hex.</summary>
    public static string ContentHash(FlowDocument document) => Convert.ToHexStringLower(SHA256.HashData(WriteCanonical(document)));

    private static byte[] Written(JsonWriterOptions how, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, how))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Sorted(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Sorted(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Sorted(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Number when value.TryGetDecimal(out var number):
                // Dividing by one with 28 zeros drops trailing zeros: 15, 15.0 and 1.5e1 are the same number.
                writer.WriteNumberValue(number / 1.0000000000000000000000000000m);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
