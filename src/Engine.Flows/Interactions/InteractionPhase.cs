using System.Text.Json.Serialization;

namespace Engine.Flows.Interactions;

/// <summary>Where an interaction stands.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<InteractionPhase>))]
public enum InteractionPhase
{
    Accepted,
    Running,
    Ended,
}
