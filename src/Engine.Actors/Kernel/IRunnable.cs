namespace Engine.Actors.Kernel;

/// <summary>Something that wants a thread for a short while: an actor with messages, or an ask with its answer.</summary>
public interface IRunnable : IThreadPoolWorkItem
{
    /// <summary>True for an ask, whose turn is its caller's continuation: that may block, so nobody may be made to wait behind it.</summary>
    bool RunsCallersCode { get; }

    /// <summary>Does a bounded amount of work. Never blocks.</summary>
    void Turn();
}
