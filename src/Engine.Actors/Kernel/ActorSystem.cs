namespace Engine.Actors.Kernel;

/// <summary>A tree of actors with their clock, their threads, their dead letters and their health. Safe from any thread.</summary>
public sealed class ActorSystem
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ActorCell> _top = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Random _random;
    private volatile Action<KernelSignal>[] _listeners = [];
    private int _unnamed;
    private bool _terminating;

    /// <summary>Starts an empty system.</summary>
    public ActorSystem(ActorSystemSettings? settings = null)
    {
        settings ??= new ActorSystemSettings();
        Time = settings.Time;
        Dispatcher = settings.Dispatcher;
        _random = new Random(settings.Seed);
        AskDeadlines = new AskDeadlines(Time);
        DeadLetters = new DeadLettersRef(this);
        Health = new KernelHealth(Publish);
        Shutdown = new CoordinatedShutdown(this);
    }

    /// <summary>The clock of this system.</summary>
    public TimeProvider Time { get; }

    /// <summary>Where its actors run.</summary>
    public Dispatcher Dispatcher { get; }

    /// <summary>The address of nobody.</summary>
    public ActorRef DeadLetters { get; }

    /// <summary>Totals for metrics.</summary>
    public KernelCounters Counters { get; } = new();

    /// <summary>Faults a person should know of.</summary>
    public KernelHealth Health { get; }

    /// <summary>The orderly way down.</summary>
    public CoordinatedShutdown Shutdown { get; }

    /// <summary>Ends when <see cref="TerminateAsync"/> has stopped every actor.</summary>
    public Task WhenTerminated => _terminated.Task;

    internal AskDeadlines AskDeadlines { get; }

    /// <summary>Makes an actor at the top of the tree. Null as a name takes the next number.</summary>
    public ActorRef Spawn(Props props, string? name = null)
    {
        ActorCell cell;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_terminating, this);
            name = ActorName.Check(name, ref _unnamed);
            cell = new ActorCell(this, null, name, props);
            if (!_top.TryAdd(name, cell))
            {
                throw new InvalidOperationException($"There already is an actor named {name}.");
            }
        }

        cell.Begin();
        return cell;
    }

    /// <summary>Stops an actor after the message it has in hand.</summary>
    public void Stop(ActorRef actor) => actor.SendSystem(new SystemMessage.Stop());

    /// <summary>Sends <see cref="Terminated"/> to a watcher outside the tree, such as a probe.</summary>
    public void Watch(ActorRef actor, ActorRef watcher) => actor.SendSystem(new SystemMessage.Watch(watcher));

    /// <summary>Sees every signal of the kernel, on the thread it arises on. Listeners are quick and do not throw.</summary>
    public void Subscribe(Action<KernelSignal> listener)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners, listener];
        }
    }

    /// <summary>Stops every actor, children before parents.</summary>
    public Task TerminateAsync()
    {
        ActorCell[] top;
        lock (_gate)
        {
            _terminating = true;
            top = [.. _top.Values];
            if (top.Length == 0)
            {
                _terminated.TrySetResult();
            }
        }

        foreach (var cell in top)
        {
            Stop(cell);
        }

        return _terminated.Task;
    }

    /// <summary>Accounts for a message nobody took, and tells its sender.</summary>
    internal void Undelivered(object message, ActorRef? sender, ActorRef recipient, UndeliverableReason reason)
    {
        if (message is IKernelInternal)
        {
            return;
        }

        Publish(new KernelSignal.DeadLetter(message, sender, recipient, reason));
        sender?.Tell(new Undeliverable(message, recipient, reason));
    }

    internal void Publish(KernelSignal signal)
    {
        Counters.Count(signal);
        foreach (var listener in _listeners)
        {
            listener(signal);
        }
    }

    internal double NextChance()
    {
        lock (_gate)
        {
            return _random.NextDouble();
        }
    }

    internal void Stopped(ActorCell cell)
    {
        Counters.Stopped();
        if (cell.Parent is { } parent)
        {
            parent.SendSystem(new SystemMessage.ChildStopped(cell));
            return;
        }

        lock (_gate)
        {
            _top.Remove(cell.Name);
            if (_terminating && _top.Count == 0)
            {
                _terminated.TrySetResult();
            }
        }
    }
}
