using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Accounts.Interactions;

/// <summary>The read side of interactions: written in the transaction of the events, so never late.</summary>
public interface IInteractionReader
{
    /// <summary>Newest first. A row seen on one page is never repeated or skipped on the next, whatever is added meanwhile.</summary>
    Task<Page<InteractionRow>> ListAsync(AccountId account, InteractionFilter filter, PageRequest page, CancellationToken cancellation);

    Task<InteractionView?> FindAsync(AccountId account, InteractionId interactionId, CancellationToken cancellation);

    /// <summary>Its report rows in step order, or null when the account has no such interaction.</summary>
    Task<IReadOnlyList<StepRow>?> StepsAsync(AccountId account, InteractionId interactionId, CancellationToken cancellation);

    /// <summary>Its events with a number above <paramref name="after"/>, at most <paramref name="limit"/>; null when the account has no such interaction.</summary>
    Task<IReadOnlyList<InteractionEventView>?> EventsAsync(
        AccountId account, InteractionId interactionId, long after, int limit, CancellationToken cancellation);
}

/// <summary>Which interactions are wanted (API-20); null members do not filter.</summary>
/// <param name="Outcome">Wire name, such as <c>no_answer</c>.</param>
/// <param name="From">Accepted at or after.</param>
/// <param name="To">Accepted before.</param>
/// <param name="Number">E.164; matches the destination or the origin.</param>
/// <param name="State"><c>accepted</c>, <c>running</c> or <c>ended</c>.</param>
/// <param name="Reason">Sub-reason, such as <c>ring_timeout</c>.</param>
/// <param name="Party">Wire name of who is at fault, or decided it.</param>
/// <param name="FlowVersion">Number of the version that runs or ran.</param>
/// <param name="TrunkId">Of the latest call to the contact.</param>
/// <param name="IdPrefix">The first characters of its id.</param>
public sealed record InteractionFilter(
    FlowId? FlowId = null,
    string? Outcome = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    string? Number = null,
    string? State = null,
    string? Reason = null,
    string? Party = null,
    int? FlowVersion = null,
    TrunkId? TrunkId = null,
    string? IdPrefix = null)
{
    /// <summary>Behind every letter that an id may have: ids that begin with the prefix sort before the prefix with this at its end.</summary>
    public const char BehindHex = 'g';

    /// <summary>Asks for those that have not ended only, which have an index of their own.</summary>
    public bool OnlyLive => State is "accepted" or "running";
}

/// <summary>One interaction in full.</summary>
/// <param name="Variables">Variables that are not sensitive.</param>
public sealed record InteractionView(
    InteractionRow Interaction, IReadOnlyList<InteractionAttempt> Attempts, IReadOnlyDictionary<string, string?> Variables)
{
    /// <summary>More about the reason, such as the characters that cannot be spoken; null when the reason says it all.</summary>
    public string? ReasonDetail { get; init; }

    /// <summary>Retention took its events away, and with them attempts and variables.</summary>
    public bool EventsRemoved { get; init; }
}

/// <summary>A stored event as people see it.</summary>
/// <param name="Number">1, 2, 3 … in its interaction, without gaps.</param>
/// <param name="Type">Stable name of the event type.</param>
/// <param name="Data">The event as JSON; values declared sensitive are masked.</param>
public sealed record InteractionEventView(long Number, string Type, int Version, DateTimeOffset At, string Data);
