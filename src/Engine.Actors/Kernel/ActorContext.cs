namespace Engine.Actors.Kernel;

/// <summary>What the kernel offers an actor. Only to be used inside its own handlers, except where a member says otherwise.</summary>
public sealed class ActorContext
{
    private readonly ActorCell _cell;
    private ActorTimers? _timers;

    internal ActorContext(ActorCell cell) => _cell = cell;

    /// <summary>The system; safe from any thread.</summary>
    public ActorSystem System => _cell.System;

    /// <summary>This actor's address; safe from any thread.</summary>
    public ActorRef Self => _cell;

    /// <summary>Who sent the message in hand, or the dead letters.</summary>
    public ActorRef Sender => _cell.Sender ?? System.DeadLetters;

    /// <summary>The actor that made this one, or the dead letters for one made by the system.</summary>
    public ActorRef Parent => _cell.Parent ?? System.DeadLetters;

    /// <summary>The actors this one has made and that have not stopped.</summary>
    public IReadOnlyCollection<ActorRef> Children => _cell.Life.Children.All;

    /// <summary>The system's clock; safe from any thread.</summary>
    public TimeProvider Time => System.Time;

    /// <summary>Timers whose messages come to this actor; all are cancelled when it stops or restarts.</summary>
    public ActorTimers Timers => _timers ??= new ActorTimers(_cell);

    /// <summary>Makes a child. The name must be free among the living children; null takes the next number.</summary>
    public ActorRef Spawn(Props props, string? name = null) => _cell.Life.Spawn(props, name);

    /// <summary>The living child of that name, or null.</summary>
    public ActorRef? Child(string name) => _cell.Life.Children.Find(name);

    /// <summary>Stops a child, or this actor, after the message in hand.</summary>
    public void Stop(ActorRef actor) => actor.SendSystem(new SystemMessage.Stop());

    /// <summary>Asks for one <see cref="Terminated"/> when that actor has stopped; at once when it is gone already.</summary>
    public void Watch(ActorRef actor) => _cell.Life.Watches.Watch(actor);

    /// <summary>No <see cref="Terminated"/> of that actor is delivered from here on.</summary>
    public void Unwatch(ActorRef actor) => _cell.Life.Watches.Unwatch(actor);

    /// <summary>Answers the sender of the message in hand.</summary>
    public void Reply(object message) => _cell.Sender?.Tell(message, _cell);

    /// <summary>Hands the message on as if its sender had sent it there.</summary>
    public void Forward(ActorRef target, object message) => target.Tell(message, _cell.Sender);

    /// <summary>Sends this actor <see cref="ReceiveTimeout"/> when no message has come for that long; null switches it off.</summary>
    public void SetReceiveTimeout(TimeSpan? idle) => _cell.Life.SetReceiveTimeout(idle);

    /// <summary>Sends the outcome of asynchronous work to this actor as an ordinary message. No thread waits for it.</summary>
    public void PipeToSelf<T>(ValueTask<T> work, Func<T, object> succeeded, Func<Exception, object> failed) => PipeTo.Run(_cell, work, succeeded, failed);

    /// <summary>Tells the parent shard that this entity may be put away; it is stopped unless messages are on their way to it.</summary>
    public void Passivate() => Parent.Tell(Kernel.Passivate.Instance, _cell);

    /// <summary>The sender of the message in hand, null for none.</summary>
    internal ActorRef? Asker => _cell.Sender;

    /// <summary>Makes a later turn answer the sender of an earlier message.</summary>
    internal void ActFor(ActorRef? asker) => _cell.ActFor(asker);

    internal void Unhandled(object message) => Undelivered(message, UndeliverableReason.Unhandled);

    internal void Undelivered(object message, UndeliverableReason reason) => System.Undelivered(message, _cell.Sender, _cell, reason);

    /// <summary>Keeps ordinary messages waiting until <see cref="Release"/>.</summary>
    internal void Hold() => _cell.Life.Held = true;

    internal void Release() => _cell.Life.Held = false;

    /// <summary>From any thread: calls <see cref="Actor.Continue"/> of that instance in a turn, even while messages are held.</summary>
    internal void ContinueLater(Actor owner) => _cell.SendSystem(new SystemMessage.Continue(owner));

    internal void CancelTimers() => _timers?.CancelAll();
}
