using System.Text.Json.Serialization;
using Engine.Flows.Document;

namespace Engine.Flows.Facts;

/// <summary>How an interaction ended (api.md §3).</summary>
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
