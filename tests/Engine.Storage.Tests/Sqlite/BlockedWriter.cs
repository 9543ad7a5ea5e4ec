using Engine.Storage.Sqlite;

namespace Engine.Storage.Tests.Sqlite;

/// <summary>Holds the writer's thread as a disk that hangs would, until it is released.</summary>
internal sealed class BlockedWriter : IDisposable
{
    private readonly ManualResetEventSlim _release = new();
    private readonly Task _write;

    private BlockedWriter(SqliteDatabase database, ManualResetEventSlim started) => _write = database.Writer.SubmitAsync(
        _ =>
        {
            started.Set();
            _release.Wait();
            return 0;
        },
        default);

    /// <summary>Returns once the thread is held.</summary>
    public static BlockedWriter Start(SqliteDatabase database)
    {
        using var started = new ManualResetEventSlim();
        var blocked = new BlockedWriter(database, started);
        started.Wait();
        return blocked;
    }

    public void Release() => _release.Set();

    public void Dispose()
    {
        Release();
        _write.Wait();
        _release.Dispose();
    }
}
