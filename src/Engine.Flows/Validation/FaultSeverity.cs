using System.Text.Json.Serialization;
using Engine.Flows.Interactions;

namespace Engine.Flows.Validation;

/// <summary>Errors block publishing; warnings do not.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<FaultSeverity>))]
public enum FaultSeverity { Error, Warning }
