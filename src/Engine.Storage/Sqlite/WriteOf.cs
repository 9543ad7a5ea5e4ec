namespace Engine.Storage.Sqlite;

/// <summary>A change with a result that its caller gets once it is committed.</summary>
internal sealed class WriteOf<T>(Func<SqliteSession, T> change) : Write
{
    // Continuations must not run on the writer's thread: they would hold up everybody's commits.
    private readonly TaskCompletionSource<T> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Task => _end.Task;

    public override Exception? Apply(SqliteSession session)
    {
        _result = change(session);
        return null;
    }

    public override void Committed() => _end.TrySetResult(_result);

    public override void Failed(Exception cause) => _end.TrySetException(cause);
}

/// <summary>One all-or-nothing change, waiting for the writer. Told its end exactly once: committed, or not stored.</summary>
internal abstract class Write
{
    /// <summary>
    /// Makes the change on the writer's thread; an exception undoes this write alone. May be called a second time after the first was
    /// rolled back because of another write of the group, so it must change nothing but the database.
    /// </summary>
    /// <returns>Why it is refused, when that was clear before it wrote anything; null when the change is made.</returns>
    public abstract Exception? Apply(SqliteSession session);

    /// <summary>It is on the disk.</summary>
    public abstract void Committed();

    /// <summary>It is not stored.</summary>
    public abstract void Failed(Exception cause);
}
