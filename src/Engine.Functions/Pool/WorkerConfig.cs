namespace Engine.Functions.Pool;

/// <summary>How workers are started and how many there are.</summary>
public sealed record WorkerConfig
{
    /// <summary>Program and arguments that become <see cref="Worker.FunctionWorker"/>.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Where workers live: a folder with nothing in it.</summary>
    public required string Folder { get; init; }

    /// <summary>Processes, each running one script at a time.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>Runs that may wait for a worker; more are refused as <c>functions_busy</c>.</summary>
    public int Waiting { get; init; } = 256;

    /// <summary>Runs of one account at once, waiting or running: one account's endless loops leave room for others.</summary>
    public int PerAccount { get; init; } = 64;

    /// <summary>Longest wait for a worker; then <c>functions_busy</c>.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Above the script's own time: a worker that has not answered by then is killed.</summary>
    public TimeSpan KillAfter { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs after which a worker is replaced, so that nothing a script left behind lives long.</summary>
    public int RunsPerWorker { get; init; } = 500;

    /// <summary>Patience with a worker that starts, on a machine that may be busy.</summary>
    public TimeSpan StartWithin { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Objects of the worker's runtime; the script's own limit is <see cref="ScriptLimits.MemoryBytes"/>.</summary>
    public long HeapBytes { get; init; } = 160L * 1024 * 1024;

    /// <summary>All private writable memory of the process (RLIMIT_DATA).</summary>
    public long DataBytes { get; init; } = 640L * 1024 * 1024;

    /// <summary>Niceness, 0..19: any thread that has to do with calls goes first. A worker gets it once it is ready.</summary>
    public int Nice { get; init; } = 19;
}
