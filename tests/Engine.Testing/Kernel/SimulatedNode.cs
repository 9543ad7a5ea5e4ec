using Engine.Actors.Kernel;
using Engine.Testing.Time;

namespace Engine.Testing.Kernel;

/// <summary>
/// One process of the engine under a seed: a clock that others may share, a dispatcher and an actor system. A crash ends it between two turns;
/// what it stored outside survives, and a new node can be started on it.
/// </summary>
public sealed class SimulatedNode
{
    /// <summary>Starts a node.</summary>
    public SimulatedNode(int seed, VirtualTime? time = null)
    {
        Time = time ?? new VirtualTime();
        Dispatcher = new SeededDispatcher(seed);
        System = new ActorSystem(new ActorSystemSettings { Time = Time, Dispatcher = Dispatcher, Seed = seed });
    }

    /// <summary>The clock.</summary>
    public VirtualTime Time { get; }

    /// <summary>Who decides what runs next.</summary>
    public SeededDispatcher Dispatcher { get; }

    /// <summary>The actors of this node.</summary>
    public ActorSystem System { get; }

    /// <summary>True once <see cref="Crash"/> was called.</summary>
    public bool Crashed { get; private set; }

    /// <summary>Runs everything that is ready, without moving the clock.</summary>
    public void Settle() => Dispatcher.RunUntilIdle();

    /// <summary>Lets virtual time pass: between two timers everything that is ready runs.</summary>
    public void Run(TimeSpan time)
    {
        var until = Time.Elapsed + time;
        do
        {
            Settle();
        }
        while (!Crashed && Time.AdvanceToNextTimer(until));

        Settle();
        if (Time.Elapsed < until)
        {
            Time.Advance(until - Time.Elapsed);
        }
    }

    /// <summary>Runs, and lets time pass as needed, until the condition holds; false when it does not within that time.</summary>
    public bool RunUntil(Func<bool> condition, TimeSpan within)
    {
        var until = Time.Elapsed + within;
        while (!condition())
        {
            if (!Dispatcher.RunOne() && (Crashed || !Time.AdvanceToNextTimer(until)))
            {
                return condition();
            }
        }

        return true;
    }

    /// <summary>Kills the node. Nothing of it runs again.</summary>
    public void Crash()
    {
        Crashed = true;
        Dispatcher.Crash();
    }
}
