namespace Engine.Actors.Kernel;

/// <summary>Something that wants a thread for a short while: an actor with messages, or an ask with its answer.</summary>
public interface IRunnable : IThreadPoolWorkItem
{
    /// <summary>Does a bounded amount of work. Never blocks.</summary>
    void Turn();
}
