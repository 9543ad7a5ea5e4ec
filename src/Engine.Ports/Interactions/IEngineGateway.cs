using System.Text.Json;
using Engine.Flows.Document.Arguments;
using Engine.Flows.Facts;
using Engine.Ports.Throttle;

namespace Engine.Ports.Interactions;

/// <summary>The engine as the HTTP front door sees it. Every answer is a value of a closed set; nothing expected is thrown.</summary>
public interface IEngineGateway
{
    /// <summary>Takes one token of the account's bucket. Asked before the body is read, so that a refused request costs nothing further down.</summary>
    Task<ThrottleVerdict> ThrottleAsync(AccountId accountId, CancellationToken cancellation);

    /// <summary>
    /// Checks the arguments against the published version and stores the interaction. <see cref="StartResult.Accepted"/> means: stored durably,
    /// will end exactly once; nothing has been dialled (API-02).
    /// </summary>
    Task<StartResult> StartAsync(StartRequest request, CancellationToken cancellation);

    /// <summary>What would stop this start and its first call, check by check (<see cref="PreflightChecks"/>). Stores, dials and takes nothing.</summary>
    /// <param name="request">The start that is planned.</param>
    /// <param name="instead">What to look at in place of the published version; null: that one.</param>
    /// <param name="cancellation">Nobody waits for it any more.</param>
    Task<IReadOnlyList<PreflightCheck>> PreflightAsync(StartRequest request, PreflightFlow? instead, CancellationToken cancellation);

    /// <summary>Ends an interaction early: CANCEL or BYE, outcome <c>cancelled</c>.</summary>
    Task<CancelResult> CancelAsync(AccountId accountId, InteractionId interactionId, string by, CancellationToken cancellation);

    /// <summary>Where the interaction stands among those that wait for a place; null when it does not wait on this node.</summary>
    QueuePlace? WaitOf(InteractionId interactionId) => null;

    /// <summary>Refuses new interactions from now on; running calls go on.</summary>
    void StopAccepting();
}

/// <summary>A place in the queue of legs.</summary>
/// <param name="Ahead">Legs before it.</param>
/// <param name="Expected">How long it will probably wait from now on.</param>
public sealed record QueuePlace(int Ahead, TimeSpan Expected);

/// <summary>A request to start a flow, after authentication and throttling.</summary>
/// <param name="Arguments">The members of the request body, as sent.</param>
public sealed record StartRequest(AccountId AccountId, FlowId FlowId, IReadOnlyDictionary<string, JsonElement> Arguments)
{
    /// <summary>The caller's key; null when it gave none. Of requests with the same one only the first starts something.</summary>
    public StartKey? Key { get; init; }
}

/// <summary>The answers to a start request; each maps to one status (API-03).</summary>
public abstract record StartResult
{
    /// <summary>202. All ids are 32 lower-case hex characters.</summary>
    public sealed record Accepted(InteractionId InteractionId, string FlowVersionId, string FlowExecutionId) : StartResult
    {
        /// <summary>An earlier request with the same key and body started it.</summary>
        public bool IsReplayed { get; init; }
    }

    /// <summary>422: the key was used for a request with another body. Nothing was stored.</summary>
    public sealed record KeyReused : StartResult;

    /// <summary>404: the account has no such flow.</summary>
    public sealed record NoSuchFlow : StartResult;

    /// <summary>404: the flow exists, nothing of it is published.</summary>
    public sealed record NothingPublished : StartResult;

    /// <summary>400: one entry for each fault.</summary>
    public sealed record BadArguments(IReadOnlyList<ArgumentFault> Faults) : StartResult;

    /// <summary>503: draining, overloaded, or the store cannot be reached. Nothing was stored.</summary>
    public sealed record Unavailable(string Code, string Description, TimeSpan RetryAfter) : StartResult;

    /// <summary>503: the store has not said whether it took the interaction. The one answer after which asking again may ring somebody twice.</summary>
    public sealed record OutcomeUnknown(InteractionId InteractionId) : StartResult;
}

/// <summary>The answers to a cancel request (API-21).</summary>
public enum CancelResult
{
    /// <summary>202: CANCEL or BYE is on its way.</summary>
    Cancelling,

    /// <summary>200: it had no call and is over now.</summary>
    Cancelled,

    /// <summary>409.</summary>
    AlreadyEnded,

    /// <summary>404: no such interaction in this account.</summary>
    NoSuchInteraction,

    /// <summary>503: the store or the owning shard cannot be reached.</summary>
    Unavailable,
}
