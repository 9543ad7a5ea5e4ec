namespace Engine.Testing.Ports;

/// <summary>What goes wrong with one append.</summary>
public enum JournalFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Refused; nothing is stored.</summary>
    Fail,

    /// <summary>Stored, but the writer is told that it failed.</summary>
    FailAfterStoring,

    /// <summary>Refused because the shard belongs to another node now; nothing is stored.</summary>
    Fence,

    /// <summary>Refused because the flow of the interaction that would begin is gone; nothing is stored.</summary>
    FlowRemoved,

    /// <summary>Refused before it is tried, as an event that cannot be written would be; nothing is stored.</summary>
    Reject,

    /// <summary>Never answered, nothing stored: the process dies before the write.</summary>
    CrashBeforeStoring,

    /// <summary>Never answered, but stored: the process dies after the write.</summary>
    CrashAfterStoring,
}
