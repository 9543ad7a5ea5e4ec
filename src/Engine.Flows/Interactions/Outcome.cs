using System.Text.Json.Serialization;

namespace Engine.Flows.Interactions;

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
