namespace Engine.Actors.Kernel;

/// <summary>The address of an actor. Safe to hold for ever and to use from any thread.</summary>
/// <remarks>Between one sender and one actor messages keep their order. Nothing is promised between different senders.</remarks>
public abstract class ActorRef
{
    /// <summary>Makes a reference that belongs to a system.</summary>
    protected ActorRef(ActorSystem system) => System = system;

    /// <summary>The system that runs the actor.</summary>
    public ActorSystem System { get; }

    /// <summary>Where the actor stands in the tree, as "/calls/17".</summary>
    public abstract string Path { get; }

    /// <summary>
    /// Sends a message and returns at once. What cannot be delivered becomes a dead letter, and a sender is told with
    /// <see cref="Undeliverable"/>.
    /// </summary>
    public abstract void Tell(object message, ActorRef? sender = null);

    /// <summary>As <see cref="Tell"/>, but says so when the mailbox is full or the actor is gone; then there is no dead letter.</summary>
    public virtual bool TryTell(object message, ActorRef? sender = null)
    {
        Tell(message, sender);
        return true;
    }

    /// <summary>Sends a message and waits for the answer without holding a thread. The result may be awaited once.</summary>
    /// <param name="message">The question; the actor answers with <see cref="ActorContext.Reply"/>.</param>
    /// <param name="timeout">How long to wait for the answer, on the system's clock.</param>
    /// <exception cref="AskFailedException">No answer came in time, the mailbox is full, the actor is gone, or the answer is of another type.</exception>
    public ValueTask<T> Ask<T>(object message, TimeSpan timeout)
    {
        var ask = new AskRef<T>(System, this);
        System.AskDeadlines.Add(ask, timeout);
        Tell(message, ask);
        return ask.Answer;
    }

    /// <inheritdoc />
    public override string ToString() => Path;

    internal virtual void SendSystem(SystemMessage message)
    {
    }
}
