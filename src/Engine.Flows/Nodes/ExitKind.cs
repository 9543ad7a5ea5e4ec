using System.Text.Json.Serialization;
using Engine.Flows.Interactions;

namespace Engine.Flows.Nodes;

/// <summary>Whether an exit must be wired, may be wired (else the flow ends there), or cannot be wired.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ExitKind>))]
public enum ExitKind
{
    Mandatory,
    Optional,
    Hidden,
}
