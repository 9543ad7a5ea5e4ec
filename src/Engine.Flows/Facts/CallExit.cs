using System.Text.Json.Serialization;
using Engine.Flows.Document;

namespace Engine.Flows.Facts;

/// <summary>Exits that a call attempt without an answer can map to; none of them means a technical failure.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<CallExit>))]
public enum CallExit
{
    InvalidNumber,
    Busy,
    NoAnswer,
    InvalidOutboundNumber,
}
