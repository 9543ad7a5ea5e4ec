namespace Engine.Actors.Kernel;

/// <summary>
/// State that only one message at a time may touch. Handlers return quickly and never block; slow work is started and its result
/// sent back as a message (<see cref="ActorContext.PipeToSelf{T}"/>).
/// </summary>
public abstract class Actor
{
    private ActorContext? _context;
    private Action<object>? _behavior;

    /// <summary>The kernel's services for this actor. Not available in the constructor.</summary>
    protected ActorContext Context => _context ?? throw new InvalidOperationException("The context is not there yet: use PreStart instead of the constructor.");

    /// <summary>This actor's address.</summary>
    protected ActorRef Self => Context.Self;

    /// <summary>Who sent the message in hand; the dead letters when nobody asked for an answer.</summary>
    protected ActorRef Sender => Context.Sender;

    /// <summary>How failures are answered when the <see cref="Props"/> do not say.</summary>
    protected internal virtual SupervisionStrategy DefaultSupervision => SupervisionStrategy.RestartWithBackoff;

    /// <summary>Handles one message: one switch, one line per message. End it with <see cref="Unhandled"/>.</summary>
    protected abstract void Receive(object message);

    /// <summary>Replaces <see cref="Receive"/> for the messages to come, until <see cref="Unbecome"/>.</summary>
    protected void Become(Action<object> behavior) => _behavior = behavior;

    /// <summary>Back to <see cref="Receive"/>.</summary>
    protected void Unbecome() => _behavior = null;

    /// <summary>Says that there is no case for the message: it becomes a dead letter, and its sender is told.</summary>
    protected void Unhandled(object message) => Context.Unhandled(message);

    /// <summary>Before the first message of this instance.</summary>
    protected virtual void PreStart()
    {
    }

    /// <summary>After the last message of this instance, on stop and on restart. Children are gone when it runs on stop.</summary>
    protected virtual void PostStop()
    {
    }

    internal void Bind(ActorContext context) => _context = context;

    internal virtual void Handle(object message)
    {
        if (_behavior is null)
        {
            Receive(message);
        }
        else
        {
            _behavior(message);
        }
    }

    internal virtual void Start() => PreStart();

    internal virtual void Ended() => PostStop();

    /// <summary>Work that held the mailbox is done (<see cref="ActorContext.Hold"/>).</summary>
    internal virtual void Continue()
    {
    }
}
