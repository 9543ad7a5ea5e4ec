namespace Engine.Actors.Kernel;

/// <summary>Why an ask has no answer.</summary>
public enum AskFailure
{
    /// <summary>Nothing came back in time. The question may still be worked on.</summary>
    Timeout,

    /// <summary>The mailbox was full; the question was never taken.</summary>
    MailboxFull,

    /// <summary>The actor is gone, its shard is elsewhere, or it has no case for the question.</summary>
    Undeliverable,

    /// <summary>The actor answered with <see cref="Failure"/>.</summary>
    Refused,

    /// <summary>The answer is not of the expected type.</summary>
    WrongType,
}
