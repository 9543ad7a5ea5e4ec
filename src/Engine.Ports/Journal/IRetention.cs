namespace Engine.Ports.Journal;

/// <summary>Takes away what interactions left that ended long ago, a small group at a time, so that calls go on beside it.</summary>
public interface IRetention
{
    /// <summary>
    /// Takes one group away, the oldest first. What has not ended, or ended later, stays. An id whose events are gone is never used again: a late
    /// append to it is refused.
    /// </summary>
    /// <param name="what">How much of them leaves.</param>
    /// <param name="endedBefore">Only of interactions that ended before.</param>
    /// <param name="after">Where the group before stopped; null to begin.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<RemovedGroup> RemoveAsync(Leaving what, DateTimeOffset endedBefore, string? after, CancellationToken cancellation);

    /// <summary>How large the store is, and how much of it is empty.</summary>
    Task<StoreSize> SizeAsync(CancellationToken cancellation);

    /// <summary>Gives a part of the empty space back to the disk; nothing where the store cannot.</summary>
    Task ShrinkAsync(CancellationToken cancellation);
}

/// <summary>How much of an interaction leaves.</summary>
public enum Leaving
{
    /// <summary>Its events, and with them attempts and variables; its rows in lists and reports stay.</summary>
    Events,

    /// <summary>Events and rows.</summary>
    Everything,
}

/// <summary>What one group came to.</summary>
/// <param name="Interactions">How many it took away.</param>
/// <param name="Next">Where the next group begins; null when there is none.</param>
public sealed record RemovedGroup(int Interactions, string? Next);

/// <summary>Bytes of a store.</summary>
/// <param name="Bytes">Of the file.</param>
/// <param name="FreeBytes">Of these, those that hold nothing; what is stored next fills them first.</param>
/// <param name="CanShrink">False for a store of an older engine, until `engine store prune` has written it anew.</param>
public sealed record StoreSize(long Bytes, long FreeBytes, bool CanShrink);
