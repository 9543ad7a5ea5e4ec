using System.Text.Json;
using System.Text.Json.Serialization;

namespace Engine.Flows.Components;

/// <summary>A weight in the settings: a number, or {"variable": name}.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record WeightSource(int? Value, string? Variable)
{
    internal sealed class Converter : JsonConverter<WeightSource>
    {
        public override WeightSource Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                return new WeightSource(reader.GetInt32(), null);
            }

            using var document = JsonDocument.ParseValue(ref reader);
            return new WeightSource(null, document.RootElement.TryGetProperty("variable", out var name) ? name.GetString() : null);
        }

        public override void Write(Utf8JsonWriter writer, WeightSource value, JsonSerializerOptions options)
        {
            if (value.Value is { } number)
            {
                writer.WriteNumberValue(number);
                return;
            }

            writer.WriteStartObject();
            writer.WriteString("variable", value.Variable);
            writer.WriteEndObject();
        }
    }
}
