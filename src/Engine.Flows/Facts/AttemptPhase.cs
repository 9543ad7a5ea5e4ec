using System.Text.Json.Serialization;
using Engine.Flows.Document;

namespace Engine.Flows.Facts;

/// <summary>Where a call attempt stands. Orphaned = lost in a restart, its far end may still be up.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<AttemptPhase>))]
public enum AttemptPhase
{
    Requested,
    Submitted,
    Ringing,
    Answered,
    Orphaned,
    Closed,
}
