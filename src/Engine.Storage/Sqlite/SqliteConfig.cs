namespace Engine.Storage.Sqlite;

/// <summary>Where the store is and how large its buffers may grow.</summary>
public sealed record SqliteConfig
{
    /// <summary>The database file; SQLite keeps two more beside it (-wal, -shm), the engine a third (.owner).</summary>
    public required string Path { get; init; }

    /// <summary>
    /// True for the engine itself: takes the file for this process alone, because two engines on one store would run every interaction twice.
    /// False for a command line that changes configuration, perhaps beside a running engine.
    /// </summary>
    public bool TakeOwnership { get; init; } = true;

    /// <summary>Writes that may wait for the writer; one more is refused at once (the disk is too slow for the load).</summary>
    public int PendingWritesMax { get; init; } = 65_536;

    /// <summary>Writes gathered into one transaction at most, so that the first of them is not kept waiting by the last.</summary>
    public int GroupMax { get; init; } = 2_048;

    /// <summary>How long a lock of another process is waited for, in milliseconds.</summary>
    public int BusyTimeoutMs { get; init; } = 5_000;

    /// <summary>Page cache of the writer, in KiB.</summary>
    public int CacheKiB { get; init; } = 65_536;

    /// <summary>Size of the write-ahead log, in pages of 4 KiB, from which it is folded back into the file.</summary>
    public int CheckpointPages { get; init; } = 4_000;

    /// <summary>Flow versions kept in memory, in bytes of their documents.</summary>
    public long FlowCacheBytes { get; init; } = 64L * 1024 * 1024;
}
