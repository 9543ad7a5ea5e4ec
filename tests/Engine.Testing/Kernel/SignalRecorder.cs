using System.Collections.Concurrent;
using Engine.Actors.Kernel;

namespace Engine.Testing.Kernel;

/// <summary>Remembers every signal of a system.</summary>
public sealed class SignalRecorder
{
    private readonly ConcurrentQueue<KernelSignal> _signals = new();

    /// <summary>Starts to listen.</summary>
    public SignalRecorder(ActorSystem system) => system.Subscribe(_signals.Enqueue);

    /// <summary>All signals so far, oldest first.</summary>
    public IReadOnlyList<KernelSignal> All => [.. _signals];

    /// <summary>Signals of one kind.</summary>
    public IReadOnlyList<T> Of<T>()
        where T : KernelSignal => [.. _signals.OfType<T>()];
}
