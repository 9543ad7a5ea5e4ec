namespace Engine.Ports.Interactions;

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
