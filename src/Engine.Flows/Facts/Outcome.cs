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

/// <summary>The end of a walk, without what its calls have still to say.</summary>
/// <param name="Reason">snake_case reason of the failure, or of the leg's end, that ended it; null when it came to its own end.</param>
/// <param name="Party">Party at fault for that.</param>
public sealed record WalkEnd(string? Reason, Party? Party)
{
    /// <summary>Nothing went wrong.</summary>
    public static WalkEnd Own { get; } = new(null, null);
}

/// <summary>The verdict on an interaction.</summary>
/// <param name="Outcome">In one word.</param>
/// <param name="Reason">snake_case sub-reason.</param>
/// <param name="Party">Party at fault, null when nobody is.</param>
/// <param name="HungUpBy">Who sent the BYE or CANCEL of the call that decides, null when neither was sent.</param>
public sealed record InteractionResult(Outcome Outcome, string Reason, Party? Party, Party? HungUpBy);
