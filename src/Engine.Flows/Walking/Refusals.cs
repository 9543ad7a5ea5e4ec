namespace Engine.Flows.Walking;

/// <summary>Codes of <see cref="Decision.Refusal"/>.</summary>
public static class Refusals
{
    /// <summary>There is no such interaction.</summary>
    public const string Unknown = "unknown_interaction";

    /// <summary>It has ended, or its verdict stands and only calls are still being closed.</summary>
    public const string Ended = "interaction_ended";
}
