namespace Engine.Actors.Kernel;

/// <summary>Decides which actor runs next, and on which thread.</summary>
public abstract class Dispatcher
{
    /// <summary>How many messages an actor may handle before it has to let others run. Asked once a turn.</summary>
    public abstract int MessagesPerTurn { get; }

    /// <summary>True when an actor at the end of a burst may look around for a moment before it rests: nobody waits for its thread.</summary>
    public virtual bool MayLinger => false;

    /// <summary>Queues one turn. A runnable is never queued twice at a time.</summary>
    public abstract void Schedule(IRunnable runnable);

    /// <summary>Where the thread pool comes in with an item that <see cref="Schedule"/> gave it.</summary>
    public virtual void Enter(IRunnable runnable) => runnable.Turn();
}
