using Engine.Ports.Journal;

namespace Engine.Storage.Postgres.Journal;

/// <summary>
/// Appends one group after the other. While one is committed, the next one gathers: no timer, no waiting, and the busier it is the larger the groups
/// become.
/// </summary>
internal sealed class PostgresWriter : IAsyncDisposable
{
    /// <summary>How often an idle database is asked whether it is there: so readiness tells of an outage, and of its end, before a call does.</summary>
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(1);

    /// <summary>Size of a group from which the writer counts as busy.</summary>
    private const int BusyGroup = 16;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly PostgresConfig _config;
    private readonly WriterConnection _connection;
    private readonly PostgresCommitter _committer;
    private readonly Task _run;
    private readonly ITimer _probe;
    private List<PostgresAppend> _gathering = [];
    private long _commits;
    private long _writes;
    private long _writesAtProbe;
    private bool _awake;
    private bool _probing;
    private bool _closed;

    public PostgresWriter(PostgresConfig config, StoreHealth health, TimeProvider time)
    {
        _config = config;
        _connection = new WriterConnection(config, time);
        _committer = new PostgresCommitter(_connection, health);
        _run = Task.Run(RunAsync);
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

    /// <summary>Hands a batch over. Its end comes later; a refusal comes at once.</summary>
    public void Submit(PostgresAppend append)
    {
        string? refusal = null;
        lock (_gate)
        {
            if (_closed)
            {
                refusal = "The store is closed.";
            }
            else if (_gathering.Count >= _config.PendingWritesMax)
            {
                refusal = "Too many writes are waiting for the database.";
            }
            else
            {
                _gathering.Add(append);
                Wake();
            }
        }

        if (refusal is not null)
        {
            append.Failed(new StoreUnavailableException(refusal));
        }
    }

    /// <summary>Stores what was handed over, refuses what comes later, and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed = true;
            Wake();
        }

        await _probe.DisposeAsync();
        await _run;
        await _connection.DisposeAsync();
    }

    /// <summary>Under the gate.</summary>
    private void Wake()
    {
        if (!_awake)
        {
            _awake = true;
            _work.Release();
        }
    }

    private void Probe()
    {
        lock (_gate)
        {
            if (!_closed && _writes == _writesAtProbe)
            {
                _probing = true;
                Wake();
            }

            _writesAtProbe = _writes;
        }
    }

    private async Task RunAsync()
    {
        List<PostgresAppend> taken = [];
        bool last;
        do
        {
            await _work.WaitAsync();
            if (taken.Count >= BusyGroup)
            {
                // Those just answered are about to hand over their next batch: letting them run first makes the group larger.
                await Task.Yield();
            }

            taken.Clear();
            bool probing;
            lock (_gate)
            {
                (taken, _gathering) = (_gathering, taken);
                (probing, last) = (_probing, _closed);
                (_probing, _awake) = (false, false);
            }

            if (taken.Count > 0)
            {
                await CommitAsync(taken);
            }
            else if (probing)
            {
                await _committer.ProbeAsync();
            }
        }
        while (!last);
    }

    /// <summary>In groups that hold no id twice: who comes second waits for the next.</summary>
    private async Task CommitAsync(List<PostgresAppend> taken)
    {
        var rest = new Queue<PostgresAppend>(taken);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (rest.Count > 0)
        {
            var group = new List<PostgresAppend>(Math.Min(rest.Count, _config.GroupMax));
            ids.Clear();
            for (var i = rest.Count; i > 0; i--)
            {
                var append = rest.Dequeue();
                if (group.Count < _config.GroupMax && ids.Add(append.Batch.PersistenceId))
                {
                    group.Add(append);
                }
                else
                {
                    rest.Enqueue(append);
                }
            }

            lock (_gate)
            {
                (_commits, _writes) = (_commits + 1, _writes + group.Count);
            }

            await _committer.CommitAsync(group);
        }
    }
}
