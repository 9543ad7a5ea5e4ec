using System.Text.Json.Serialization;
using Engine.Flows.Document;

namespace Engine.Flows.Facts;

/// <summary>Where an interaction stands.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<InteractionPhase>))]
public enum InteractionPhase
{
    Accepted,
    Running,
    Ended,
}
