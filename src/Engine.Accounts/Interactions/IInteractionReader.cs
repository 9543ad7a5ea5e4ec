using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Accounts.Interactions;

/// <summary>The read side of interactions: written in the transaction of the events, so never late.</summary>
public interface IInteractionReader
{
    /// <summary>Newest first. A row seen on one page is never repeated or skipped on the next, whatever is added meanwhile.</summary>
    Task<Page<InteractionRow>> ListAsync(AccountId account, InteractionFilter filter, PageRequest page, CancellationToken cancellation);

    Task<InteractionView?> FindAsync(AccountId account, string interactionId, CancellationToken cancellation);

    /// <summary>Its report rows in step order, or null when the account has no such interaction.</summary>
    Task<IReadOnlyList<StepRow>?> StepsAsync(AccountId account, string interactionId, CancellationToken cancellation);

    /// <summary>Its events with a number above <paramref name="after"/>, at most <paramref name="limit"/>; null when the account has no such interaction.</summary>
    Task<IReadOnlyList<InteractionEventView>?> EventsAsync(
        AccountId account, string interactionId, long after, int limit, CancellationToken cancellation);
}
