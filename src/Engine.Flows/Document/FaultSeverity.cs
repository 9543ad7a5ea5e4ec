using System.Text.Json.Serialization;

namespace Engine.Flows.Document;

/// <summary>Errors block publishing; warnings do not.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<FaultSeverity>))]
public enum FaultSeverity { Error, Warning }
