namespace Engine.Actors.Kernel;

/// <summary>
/// Runs actors on the thread pool. The first actor that is woken during a turn waits in a slot of the same thread and runs right after
/// it, so a question and its answer need no other thread; further ones go to the pool, where idle threads find them. Nobody ever waits
/// behind the continuation of an ask: it is the caller's code and may block.
/// </summary>
public sealed class ThreadPoolDispatcher : Dispatcher
{
    /// <summary>Long enough to spread the cost of a turn, short enough (at 1 µs a message) that nobody waits 1 ms for a thread.</summary>
    private const int MessagesInTurn = 100;

    /// <summary>Turns taken from the slot before the thread goes back to the pool, so that two chatting actors do not hold it for ever.</summary>
    private const int ChainedTurnsMax = 64;

    // Belongs to the thread that runs turns, like its stack; nothing reads it from elsewhere.
    [ThreadStatic]
    private static Chain? _chain;

    /// <inheritdoc />
    public override int MessagesPerTurn => MessagesInTurn;

    /// <inheritdoc />
    public override bool MayLinger => _chain is { Next: null };

    /// <inheritdoc />
    public override void Schedule(IRunnable runnable)
    {
        switch (_chain)
        {
            case { At: Place.ActorsTurn, Next: null } chain:
                chain.Next = runnable;
                break;
            case { At: Place.CallersCode }:
                // This thread is the first to look here, and should the caller block, others come and take it.
                ThreadPool.UnsafeQueueUserWorkItem(runnable, preferLocal: true);
                break;
            default:
                ThreadPool.UnsafeQueueUserWorkItem(runnable, preferLocal: false);
                break;
        }
    }

    /// <inheritdoc />
    public override void Enter(IRunnable runnable)
    {
        var chain = _chain ??= new Chain();
        for (var turns = 1; ; turns++)
        {
            chain.At = runnable.RunsCallersCode ? Place.CallersCode : Place.ActorsTurn;
            runnable.Turn();
            if (chain.Next is null)
            {
                break;
            }

            runnable = chain.Next;
            chain.Next = null;
            if (turns == ChainedTurnsMax)
            {
                ThreadPool.UnsafeQueueUserWorkItem(runnable, preferLocal: false);
                break;
            }
        }

        chain.At = Place.Elsewhere;
    }

    private enum Place
    {
        Elsewhere,
        ActorsTurn,
        CallersCode,
    }

    private sealed class Chain
    {
        public Place At;
        public IRunnable? Next;
    }
}
