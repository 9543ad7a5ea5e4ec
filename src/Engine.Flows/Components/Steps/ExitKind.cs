using System.Text.Json.Serialization;
using Engine.Flows.Document;

namespace Engine.Flows.Components.Steps;

/// <summary>Whether an exit must be wired, may be wired (else the flow ends there), or cannot be wired.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ExitKind>))]
public enum ExitKind
{
    Mandatory,
    Optional,
    Hidden,
}
