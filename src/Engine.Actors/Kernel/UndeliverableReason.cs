namespace Engine.Actors.Kernel;

/// <summary>Why a message did not reach an actor.</summary>
public enum UndeliverableReason
{
    /// <summary>The actor has stopped.</summary>
    Stopped,

    /// <summary>Its bounded mailbox, or the buffer kept for it, is full.</summary>
    MailboxFull,

    /// <summary>This node does not own the shard of the entity.</summary>
    ShardNotOwned,

    /// <summary>The actor's behaviour has no case for it.</summary>
    Unhandled,
}
