using System.Text.Json.Serialization;

namespace Engine.Flows.Facts;

/// <summary>Generated JSON of the events: snake_case, type name in "$type". The journal's form; storage adds versions around it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(InteractionEvent))]
public sealed partial class InteractionEventJson : JsonSerializerContext;
