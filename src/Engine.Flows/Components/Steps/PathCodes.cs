namespace Engine.Flows.Components.Steps;

/// <summary>Codes of the path rules.</summary>
internal static class PathCodes
{
    public const string ContactMissing = "contact_missing";
    public const string ContactPresent = "contact_present";
    public const string RetryLoop = "call_retry_loop";
    public const string SecondCall = "second_call";
}
