using Engine.Accounts.Functions;

namespace Engine.Functions.Pool;

/// <summary>What the pool did since it was made; for metrics and tests.</summary>
public sealed class PoolFigures
{
    private long runs;
    private long timeouts;
    private long errors;
    private long refused;
    private long killed;
    private long started;

    public long Runs => Interlocked.Read(ref runs);

    public long Timeouts => Interlocked.Read(ref timeouts);

    public long Errors => Interlocked.Read(ref errors);

    /// <summary>Answered <c>functions_busy</c>.</summary>
    public long Refused => Interlocked.Read(ref refused);

    /// <summary>Workers that did not answer in time.</summary>
    public long Killed => Interlocked.Read(ref killed);

    public long Started => Interlocked.Read(ref started);

    internal void Ran(ScriptStatus status)
    {
        Interlocked.Increment(ref runs);
        if (status == ScriptStatus.Timeout)
        {
            Interlocked.Increment(ref timeouts);
        }
        else if (status == ScriptStatus.Error)
        {
            Interlocked.Increment(ref errors);
        }
    }

    internal void Refuse() => Interlocked.Increment(ref refused);

    internal void Kill() => Interlocked.Increment(ref killed);

    internal void Start() => Interlocked.Increment(ref started);
}
