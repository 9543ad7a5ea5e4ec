using Engine.Flows.Document.Arguments;

namespace Engine.Ports.Interactions;

/// <summary>The answers to a start request; each maps to one status (API-03).</summary>
public abstract record StartResult
{
    /// <summary>202. All ids are 32 lower-case hex characters.</summary>
    public sealed record Accepted(string InteractionId, string FlowVersionId, string FlowExecutionId) : StartResult;

    /// <summary>404: the account has no such flow.</summary>
    public sealed record NoSuchFlow : StartResult;

    /// <summary>404: the flow exists, nothing of it is published.</summary>
    public sealed record NothingPublished : StartResult;

    /// <summary>400: one entry for each fault.</summary>
    public sealed record BadArguments(IReadOnlyList<ArgumentFault> Faults) : StartResult;

    /// <summary>503: draining, overloaded, or the store cannot be reached. Nothing was stored.</summary>
    public sealed record Unavailable(string Code, string Description, TimeSpan RetryAfter) : StartResult;

    /// <summary>503: the store has not said whether it took the interaction. The one answer after which asking again may ring somebody twice.</summary>
    public sealed record OutcomeUnknown(string InteractionId) : StartResult;
}
