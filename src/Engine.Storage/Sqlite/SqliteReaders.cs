using System.Collections.Concurrent;
using Engine.Ports.Journal;

namespace Engine.Storage.Sqlite;

/// <summary>Connections for reading. In WAL mode readers neither wait for the writer nor hold it up.</summary>
internal sealed class SqliteReaders(SqliteConfig config) : IDisposable
{
    /// <summary>Connections kept open; a burst beyond it opens more for a moment.</summary>
    private const int KeptMax = 16;

    /// <summary>Reads that may hold a thread at once. A disk that hangs takes these threads and no more; whoever awaits a read keeps its own.</summary>
    private const int AtOnceMax = 8;

    private readonly ReadingThreads _threads = new(AtOnceMax);
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private volatile bool _closed;

    /// <summary>Every statement that was read by the connections that are open and idle.</summary>
    internal IReadOnlySet<string> Texts => _idle.SelectMany(session => session.Texts).ToHashSet(StringComparer.Ordinal);

    /// <summary><see cref="Read{T}"/> on a thread of its own kind: an actor's turn may not wait for the disk.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteSession, T> query, CancellationToken cancellation) =>
        Task.Factory.StartNew(() => Read(query), cancellation, TaskCreationOptions.DenyChildAttach, _threads);

    /// <summary>Runs a query that sees one state of the store, however many statements it has. Blocks for the time of the query.</summary>
    public T Read<T>(Func<SqliteSession, T> query)
    {
        if (_closed)
        {
            throw new StoreUnavailableException("The store is closed.");
        }

        var session = _idle.TryTake(out var kept) ? kept : SqliteSession.Open(config, readOnly: true);
        try
        {
            session.Prepare("BEGIN").Run();
            var result = query(session);
            session.Prepare("COMMIT").Run();
            Keep(session);
            return result;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _closed = true;
        _threads.Dispose();
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private void Keep(SqliteSession session)
    {
        if (_closed || _idle.Count >= KeptMax)
        {
            session.Dispose();
        }
        else
        {
            _idle.Add(session);
        }
    }
}
