namespace Engine.Actors.Kernel;

/// <summary>The steps of an orderly shutdown, in their order.</summary>
public enum ShutdownPhase
{
    /// <summary>Readiness goes false, OPTIONS is answered 503, no new interactions.</summary>
    StopAccepting,

    /// <summary>Entities that wait for nothing on this node are handed back.</summary>
    HandOff,

    /// <summary>Live calls get their time to end.</summary>
    Drain,

    /// <summary>What still lives is told good-bye and hung up.</summary>
    EndCalls,

    /// <summary>All actors stop; shards are released.</summary>
    StopActors,

    /// <summary>Stores, sockets and files are closed.</summary>
    CloseStores,
}
