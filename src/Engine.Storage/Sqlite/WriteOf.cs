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
