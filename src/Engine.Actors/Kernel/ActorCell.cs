namespace Engine.Actors.Kernel;

/// <summary>
/// One actor as the kernel sees it: its address, its mailbox and its turns. What happens to the actor over its life
/// (start, failure, restart, stop) is decided by <see cref="ActorLife"/>, which is only touched inside a turn.
/// </summary>
internal sealed class ActorCell : ActorRef, IRunnable
{
    private const int Idle = 0;
    private const int Scheduled = 1;

    /// <summary>Idle with the mailbox held: messages pile up without waking the cell, system messages still do.</summary>
    private const int Parked = 2;

    /// <summary>Messages in one turn that make a burst.</summary>
    private const int Burst = 16;

    /// <summary>Looks at the mailbox before a burst is taken to be over; well below a microsecond together.</summary>
    private const int LooksMax = 16;

    private readonly MessageQueue _queue = new();
    private readonly string _name;
    private readonly int _capacity;
    private int _state;
    private int _waiting;
    private int _handled;
    private SystemMessage? _system;
    private volatile bool _stopped;

    public ActorCell(ActorSystem system, ActorCell? parent, string name, Props props)
        : base(system)
    {
        Parent = parent;
        _name = name;
        _capacity = props.MailboxCapacity;
        Props = props;
        Life = new ActorLife(this);
        system.Counters.Started();
    }

    public ActorCell? Parent { get; }

    public Props Props { get; }

    public ActorLife Life { get; }

    public string Name => _name;

    public override string Path => Parent is null ? $"/{_name}" : $"{Parent.Path}/{_name}";

    /// <summary>The sender of the message in hand.</summary>
    public ActorRef? Sender { get; private set; }

    public override void Tell(object message, ActorRef? sender = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (_capacity == Props.Unbounded || Reserve())
        {
            Enqueue(message, sender);
        }
        else
        {
            Refuse(message, sender);
        }
    }

    public override bool TryTell(object message, ActorRef? sender = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (_stopped || !Reserve())
        {
            return false;
        }

        Enqueue(message, sender);
        return true;
    }

    /// <summary>Sets the sender whose message is handled. Written only when it changes: producers read the fields beside it.</summary>
    internal void ActFor(ActorRef? sender)
    {
        if (Sender != sender)
        {
            Sender = sender;
        }
    }

    internal override void SendSystem(SystemMessage message)
    {
        // Once pushed, the message belongs to the cell, which changes its link: only a local may be compared with.
        SystemMessage? newest;
        do
        {
            newest = Volatile.Read(ref _system);
            message.Next = newest;
        }
        while (Interlocked.CompareExchange(ref _system, message, newest) != newest);

        if (Interlocked.Exchange(ref _state, Scheduled) != Scheduled)
        {
            System.Dispatcher.Schedule(this);
        }
    }

    /// <summary>Lets the life begin; apart from the constructor so that the parent can enter the child in its list first.</summary>
    internal void Begin() => SendSystem(new SystemMessage.Start());

    /// <summary>Called in the last turn of a life: messages that wait or still come are passed on in their order, in turns as before.</summary>
    internal void Close() => _stopped = true;

    void IThreadPoolWorkItem.Execute() => System.Dispatcher.Enter(this);

    bool IRunnable.RunsCallersCode => false;

    void IRunnable.Turn()
    {
        RunSystemMessages();
        RunMessages();
        Rest();
    }

    private void Refuse(object message, ActorRef? sender)
    {
        if (message is not IKernelInternal)
        {
            System.Undelivered(message, sender, this, UndeliverableReason.MailboxFull);
            return;
        }

        // Timers and notices of the kernel are few and must not be lost to a crowd of callers.
        Interlocked.Increment(ref _waiting);
        Enqueue(message, sender);
    }

    /// <summary>Takes a place in a bounded mailbox.</summary>
    private bool Reserve()
    {
        if (_capacity == Props.Unbounded || Interlocked.Increment(ref _waiting) <= _capacity)
        {
            return true;
        }

        Interlocked.Decrement(ref _waiting);
        return false;
    }

    private void Enqueue(object message, ActorRef? sender)
    {
        _queue.Enqueue(message, sender);
        if (Volatile.Read(ref _state) == Idle && Interlocked.CompareExchange(ref _state, Scheduled, Idle) == Idle)
        {
            System.Dispatcher.Schedule(this);
        }
    }

    private void RunSystemMessages()
    {
        while (Interlocked.Exchange(ref _system, null) is { } newest)
        {
            SystemMessage? oldest = null;
            for (var message = newest; message is not null;)
            {
                (var next, message.Next) = (message.Next, oldest);
                (oldest, message) = (message, next);
            }

            for (; oldest is not null; oldest = oldest.Next)
            {
                ActFor(null);
                Life.On(oldest);
            }
        }
    }

    private void RunMessages()
    {
        if (_stopped)
        {
            ReturnWaiting();
            return;
        }

        var reader = _queue.Read();
        try
        {
            var most = System.Dispatcher.MessagesPerTurn;
            for (_handled = 0; _handled < most && Life.CanReceive && reader.TryTake(out var message, out var sender); _handled++)
            {
                Leave();
                ActFor(sender);
                Life.Receive(message);
                if (Volatile.Read(ref _system) is not null)
                {
                    RunSystemMessages();
                }
            }
        }
        catch (Exception cause)
        {
            Life.Fail(cause);
        }
        finally
        {
            reader.Done();
        }

        ActFor(null);
        if (_stopped)
        {
            ReturnWaiting();
        }
    }

    /// <summary>Ends the turn: back in the queue when there is more, otherwise idle until someone writes.</summary>
    private void Rest()
    {
        // In a burst the next message is nanoseconds away, and falling asleep just before it costs its sender a wake-up each time.
        for (var looks = _handled >= Burst && System.Dispatcher.MayLinger ? 0 : LooksMax; looks < LooksMax && !HasWork; looks++)
        {
            Thread.SpinWait(1);
        }

        if (HasWork)
        {
            System.Dispatcher.Schedule(this);
            return;
        }

        var rest = Life.CanReceive || _stopped ? Idle : Parked;
        Interlocked.Exchange(ref _state, rest);
        if (HasWork && Interlocked.CompareExchange(ref _state, Scheduled, rest) == rest)
        {
            System.Dispatcher.Schedule(this);
        }
    }

    private bool HasWork => Volatile.Read(ref _system) is not null || ((Life.CanReceive || _stopped) && !_queue.IsEmpty);

    private void Leave()
    {
        if (_capacity != Props.Unbounded)
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private void ReturnWaiting()
    {
        var reader = _queue.Read();
        while (reader.TryTake(out var message, out var sender))
        {
            Leave();
            GiveBack(message, sender);
        }

        reader.Done();
    }

    private void GiveBack(object message, ActorRef? sender)
    {
        if (message is IKernelInternal)
        {
            return;
        }

        if (Props.LeftoversTo is { } heir)
        {
            heir.Tell(message, sender);
        }
        else
        {
            System.Undelivered(message, sender, this, UndeliverableReason.Stopped);
        }
    }
}
