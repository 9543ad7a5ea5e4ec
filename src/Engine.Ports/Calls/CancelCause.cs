namespace Engine.Ports.Calls;

/// <summary>Why the engine cancels an attempt; decides its exit (CALL-32).</summary>
public enum CancelCause
{
    /// <summary>The API caller asked for it.</summary>
    Caller,

    /// <summary>The process is shutting down.</summary>
    Shutdown,

    /// <summary>A guard was hit (FLOW-23).</summary>
    Limit,
}
