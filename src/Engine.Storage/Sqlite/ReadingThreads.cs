namespace Engine.Storage.Sqlite;

/// <summary>
/// Threads that only read, and may wait for the disk. The pool's may not: actors run there, and it adds threads a second apart when the ones it has hang.
/// Threads are started as reads ask for them, and stay.
/// </summary>
/// <param name="most">How many reads may run at once; the others wait their turn.</param>
internal sealed class ReadingThreads(int most) : TaskScheduler, IDisposable
{
    private readonly Queue<Task> _waiting = [];
    private int _threads;
    private int _idle;
    private bool _closed;

    public override int MaximumConcurrencyLevel => most;

    /// <summary>The threads end once what waits has run. A read that comes later runs where it is asked for, to say that the store is closed.</summary>
    public void Dispose()
    {
        lock (_waiting)
        {
            _closed = true;
            Monitor.PulseAll(_waiting);
        }
    }

    protected override void QueueTask(Task task)
    {
        if (!Enqueue(task))
        {
            TryExecuteTask(task);
        }
    }

    /// <summary>Whoever asks does not read.</summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_waiting)
        {
            return [.. _waiting];
        }
    }

    private bool Enqueue(Task task)
    {
        lock (_waiting)
        {
            if (_closed)
            {
                return false;
            }

            _waiting.Enqueue(task);
            if (_waiting.Count <= _idle)
            {
                Monitor.Pulse(_waiting);
            }
            else if (_threads < most)
            {
                new Thread(Run) { IsBackground = true, Name = $"sqlite reader {_threads++}" }.Start();
            }

            return true;
        }
    }

    private void Run()
    {
        while (Next() is { } task)
        {
            TryExecuteTask(task);
        }
    }

    private Task? Next()
    {
        lock (_waiting)
        {
            _idle++;
            Task? task;
            while (!_waiting.TryDequeue(out task) && !_closed)
            {
                Monitor.Wait(_waiting);
            }

            _idle--;
            return task;
        }
    }
}
