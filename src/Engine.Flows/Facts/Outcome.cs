using System.Text.Json.Serialization;
using Engine.Flows.Document;

namespace Engine.Flows.Facts;

/// <summary>How an interaction ended (API-22).</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Outcome>))]
public enum Outcome
{
    Answered,
    InvalidNumber,
    Busy,
    NoAnswer,
    Failed,
    Cancelled,
    Expired,
    Indeterminate,
    NoCall,
}
