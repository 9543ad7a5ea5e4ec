namespace Engine.Ports.Calls;

/// <summary>Why the engine cancels an attempt; decides its exit (sip.md CALL-32).</summary>
public enum CancelCause
{
    /// <summary>The API caller asked for it.</summary>
    Caller,

    /// <summary>The process is shutting down.</summary>
    Shutdown,

    /// <summary>A guard of flows.md §6 was hit.</summary>
    Limit,
}
