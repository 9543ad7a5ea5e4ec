using System.Runtime.InteropServices;
using Engine.Ports.Journal;

namespace Engine.Storage.Sqlite;

/// <summary>
/// The one thread that writes. While it commits a group, the next one gathers: no timer, no waiting, and the busier it is the larger the
/// groups become.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    /// <summary>How often an idle store that failed is tried again: else readiness, once false, would keep away the writes that could mend it.</summary>
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(1);

    /// <summary>Size of a group, in writes, from which the writer counts as busy.</summary>
    private const int BusyGroup = 16;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0, 1);
    private readonly SqliteConfig _config;
    private readonly SqliteSession _session;
    private readonly StoreHealth _health;
    private readonly Thread _thread;
    private readonly ITimer _probe;
    private List<Write> _gathering = [];
    private long _commits;
    private long _writes;
    private bool _closed;

    public SqliteWriter(SqliteConfig config, SqliteSession session, StoreHealth health, TimeProvider time)
    {
        _config = config;
        _session = session;
        _health = health;
        _thread = new Thread(Run) { IsBackground = true, Name = "sqlite writer" };
        _thread.Start();
        _probe = time.CreateTimer(_ => Probe(), null, ProbeEvery, ProbeEvery);
    }

    public StoreCounters Counters
    {
        get
        {
            lock (_gate)
            {
                return new StoreCounters(_commits, _writes, _gathering.Count);
            }
        }
    }

    public CommitSignal Commits { get; } = new();

    /// <summary>Hands a write over. Its end comes later, on the writer's thread; a refusal comes at once, on this one.</summary>
    public void Submit(Write write)
    {
        string? refusal = null;
        var first = false;
        lock (_gate)
        {
            if (_closed)
            {
                refusal = "The store is closed.";
            }
            else if (_gathering.Count >= _config.PendingWritesMax)
            {
                refusal = "Too many writes are waiting for the disk.";
            }
            else
            {
                _gathering.Add(write);
                first = _gathering.Count == 1;
            }
        }

        if (refusal is not null)
        {
            write.Failed(new StoreUnavailableException(refusal));
        }
        else if (first)
        {
            _work.Release();
        }
    }

    /// <summary>Runs a change on the writer's thread, inside a transaction.</summary>
    /// <returns>What the change returned, once committed.</returns>
    public Task<T> SubmitAsync<T>(Func<SqliteSession, T> change, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var write = new WriteOf<T>(change);
        Submit(write);
        return write.Task;
    }

    /// <summary>Stores the writes handed over, refuses later ones, and folds the log back into the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            if (_gathering.Count == 0)
            {
                _work.Release();
            }
        }

        _probe.Dispose();
        _thread.Join();
        _work.Dispose();
        _session.Dispose();
    }

    private void Run()
    {
        var committer = new GroupCommitter(_session, _health, Commits);
        List<Write> taken = [];
        var lastCount = 0;
        while (true)
        {
            _work.Wait();
            if (lastCount >= BusyGroup)
            {
                // Those just answered are about to hand over their next write: letting them run first doubles the group.
                Thread.Yield();
            }

            bool last;
            lock (_gate)
            {
                (taken, _gathering) = (_gathering, taken);
                _commits += (taken.Count + _config.GroupMax - 1) / _config.GroupMax;
                _writes += taken.Count;
                last = _closed;
            }

            for (var from = 0; from < taken.Count; from += _config.GroupMax)
            {
                committer.Commit(CollectionsMarshal.AsSpan(taken).Slice(from, Math.Min(_config.GroupMax, taken.Count - from)));
            }

            lastCount = taken.Count;
            taken.Clear();
            if (last)
            {
                return;
            }
        }
    }

    private void Probe()
    {
        if (!_health.IsHealthy)
        {
            Submit(new WriteOf<int>(static session => session.Prepare("UPDATE store_probe SET at = at + 1").Run()));
        }
    }
}
