namespace Engine.Actors.Kernel;

/// <summary>What the kernel says to a cell. Overtakes ordinary messages; kept in a lock-free stack that the cell reverses.</summary>
internal abstract class SystemMessage
{
    internal SystemMessage? Next;

    internal sealed class Start : SystemMessage;

    internal sealed class Stop : SystemMessage;

    /// <summary>The back-off of a failed actor is over.</summary>
    internal sealed class Restart(Actor? failed) : SystemMessage
    {
        public Actor? Failed { get; } = failed;
    }

    /// <summary>The instance has run for the window of its supervision since its restart.</summary>
    internal sealed class Sound(Actor restarted) : SystemMessage
    {
        public Actor Restarted { get; } = restarted;
    }

    internal sealed class Watch(ActorRef watcher) : SystemMessage
    {
        public ActorRef Watcher { get; } = watcher;
    }

    internal sealed class Unwatch(ActorRef watcher) : SystemMessage
    {
        public ActorRef Watcher { get; } = watcher;
    }

    internal sealed class ChildStopped(ActorCell child) : SystemMessage
    {
        public ActorCell Child { get; } = child;
    }

    internal sealed class ChildEscalated(ActorCell child, Exception cause) : SystemMessage
    {
        public ActorCell Child { get; } = child;

        public Exception Cause { get; } = cause;
    }

    /// <summary>Work an actor waited for with its mailbox held is done. Ignored when that instance has been replaced since.</summary>
    internal sealed class Continue(Actor owner) : SystemMessage
    {
        public Actor Owner { get; } = owner;
    }
}
