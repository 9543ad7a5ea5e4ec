using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Engine.Flows.Scenarios;

/// <summary>Generated reader of scenario files.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Scenario))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ScenarioJson : JsonSerializerContext;
