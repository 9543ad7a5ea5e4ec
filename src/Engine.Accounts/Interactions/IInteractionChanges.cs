using Engine.Ports;

namespace Engine.Accounts.Interactions;

/// <summary>Interactions as they change, in the order of commits: what a live view is fed from. A change is a stored event.</summary>
public interface IInteractionChanges
{
    /// <summary>Where the newest change of all accounts stands; 0 when there is none.</summary>
    Task<long> NewestAsync(CancellationToken cancellation);

    /// <summary>Changes of an account behind a position, oldest first.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="only">Only this interaction's; null takes all.</param>
    /// <param name="after">Position of the last change that is known.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<InteractionChanges> ReadAsync(AccountId account, InteractionId? only, long after, CancellationToken cancellation);

    /// <summary>Completes with the next commit. Asked for before reading, so that no change falls between the two.</summary>
    Task NextCommit();
}

/// <summary>A stretch of changes.</summary>
/// <param name="Items">In order.</param>
/// <param name="Position">Up to here all was looked at.</param>
/// <param name="HasMore">There was more than is read at once.</param>
public sealed record InteractionChanges(IReadOnlyList<InteractionChange> Items, long Position, bool HasMore);

/// <summary>One stored event.</summary>
/// <param name="Position">Its place among the events of all accounts; grows, with gaps.</param>
/// <param name="Number">1, 2, 3 … in its interaction.</param>
/// <param name="Interaction">The interaction as it stands now, not as it stood then.</param>
public sealed record InteractionChange(long Position, long Number, InteractionRow Interaction);
