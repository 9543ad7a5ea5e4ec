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

/// <summary>The verdict on an interaction.</summary>
/// <param name="Outcome">In one word.</param>
/// <param name="Reason">snake_case sub-reason.</param>
/// <param name="Party">Party at fault, null when nobody is.</param>
/// <param name="HungUpBy">Who ended the answered call, null when there was none.</param>
public sealed record InteractionResult(Outcome Outcome, string Reason, Party? Party, Party? HungUpBy);
