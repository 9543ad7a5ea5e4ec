using System.Text.Json.Serialization;

namespace Engine.Flows.Document;

/// <summary>Generated reader and writer of the document; each component reads its settings itself.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(FlowDocument))]
internal sealed partial class FlowJson : JsonSerializerContext;
