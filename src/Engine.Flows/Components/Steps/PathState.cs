namespace Engine.Flows.Components.Steps;

/// <summary>What is certain at one point of one path through the flow.</summary>
/// <param name="CallAttempted">A Make Outbound Call was left before.</param>
/// <param name="ContactOnLine">The contact is on the line.</param>
internal readonly record struct PathState(bool CallAttempted, bool ContactOnLine)
{
    /// <summary>Where every path begins.</summary>
    public static PathState Start => default;

    /// <summary>All there are; their index is the bit that stands for them.</summary>
    public static readonly PathState[] All = [new(false, false), new(false, true), new(true, false), new(true, true)];

    public int Bit => 1 << ((CallAttempted ? 2 : 0) + (ContactOnLine ? 1 : 0));
}

/// <summary>Codes of the path rules.</summary>
internal static class PathCodes
{
    public const string ContactMissing = "contact_missing";
    public const string ContactPresent = "contact_present";
    public const string RetryLoop = "call_retry_loop";
    public const string SecondCall = "second_call";
}
