using Engine.Accounts.Functions;

namespace Engine.Functions.Pool;

/// <summary>What the pool did since it was made; for metrics and tests.</summary>
public sealed class PoolFigures
{
    private long _runs;
    private long _timeouts;
    private long _errors;
    private long _refused;
    private long _killed;
    private long _started;

    public long Runs => Interlocked.Read(ref _runs);

    public long Timeouts => Interlocked.Read(ref _timeouts);

    public long Errors => Interlocked.Read(ref _errors);

    /// <summary>Answered <c>functions_busy</c>.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Workers that did not answer in time.</summary>
    public long Killed => Interlocked.Read(ref _killed);

    public long Started => Interlocked.Read(ref _started);

    internal void Ran(ScriptStatus status)
    {
        Interlocked.Increment(ref _runs);
        if (status == ScriptStatus.Timeout)
        {
            Interlocked.Increment(ref _timeouts);
        }
        else if (status == ScriptStatus.Error)
        {
            Interlocked.Increment(ref _errors);
        }
    }

    internal void Refuse() => Interlocked.Increment(ref _refused);

    internal void Kill() => Interlocked.Increment(ref _killed);

    internal void Start() => Interlocked.Increment(ref _started);
}
