using System.Text.Json.Serialization;
using Engine.Flows.Interactions;

namespace Engine.Flows.Versions;

/// <summary>Where a version stands in its life.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<FlowVersionState>))]
public enum FlowVersionState
{
    Draft,
    Published,
    Archived,
}
