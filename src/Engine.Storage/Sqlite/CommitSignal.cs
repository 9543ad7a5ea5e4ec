namespace Engine.Storage.Sqlite;

/// <summary>Tells whoever waits that something was committed. While nobody waits a commit costs one read of a field.</summary>
internal sealed class CommitSignal
{
    private TaskCompletionSource? _next;

    /// <summary>Completes with the next commit.</summary>
    public Task Next()
    {
        if (Volatile.Read(ref _next) is { } waiting)
        {
            return waiting.Task;
        }

        // Continuations must not run on the writer's thread.
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref _next, mine, null) ?? mine).Task;
    }

    public void Raise()
    {
        if (Volatile.Read(ref _next) is not null)
        {
            Interlocked.Exchange(ref _next, null)?.TrySetResult();
        }
    }
}
