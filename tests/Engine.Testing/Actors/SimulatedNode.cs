using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Engine.Testing.Ports;
using Engine.Testing.Time;

namespace Engine.Testing.Actors;

/// <summary>
/// One process of the engine under a seed: an actor system on the caller's thread, on a clock that others may share. A crash ends it between two
/// turns; what it stored outside survives, and a new node can be started on it.
/// </summary>
/// <remarks>
/// One seed gives one run as long as whatever completes a task does so on this thread and its continuation follows at once. Akka's Ask is the one
/// thing that sends its continuation elsewhere; code that asks is therefore started by <see cref="Call{T}"/>.
/// </remarks>
public sealed class SimulatedNode
{
    /// <summary>Turns after which a run is taken to go in circles.</summary>
    private const int TurnsMax = 5_000_000;

    private static readonly Config Settings = ConfigurationFactory.ParseString(
        $$"""
        akka {
          loggers = []
          stdout-loglevel = OFF
          loglevel = OFF
          log-dead-letters = off
          coordinated-shutdown.run-by-clr-shutdown-hook = off
          scheduler.implementation = "{{NameOf<VirtualScheduler>()}}"
          actor {
            default-dispatcher.type = "{{NameOf<SeededDispatcherConfigurator>()}}"
            internal-dispatcher = "akka.actor.default-dispatcher"
            default-blocking-io-dispatcher = "akka.actor.default-dispatcher"
          }
          persistence.dispatchers {
            default-plugin-dispatcher = "akka.actor.default-dispatcher"
            default-replay-dispatcher = "akka.actor.default-dispatcher"
            default-stream-dispatcher = "akka.actor.default-dispatcher"
          }
        }
        """).WithFallback(SimulatedJournal.Settings);

    private readonly List<SeededDispatcher> _dispatchers = [];
    private readonly NodeContext _context;

    /// <summary>Starts a node.</summary>
    /// <param name="seed">Decides every choice of its dispatcher.</param>
    /// <param name="time">The clock; null makes one.</param>
    /// <param name="store">What persistent actors write to; null makes one.</param>
    /// <param name="setups">What else the actor system is given.</param>
    public SimulatedNode(int seed, VirtualTime? time = null, InMemoryJournal? store = null, params Setup[] setups)
    {
        Time = time ?? new VirtualTime();
        Turns = new SeededTurns(seed);
        _context = new NodeContext(Turns);
        var setup = ActorSystemSetup.Create(
            [
                BootstrapSetup.Create().WithConfig(VirtualScheduler.Announce(this).WithFallback(Settings)),
                new SimulatedNodeSetup(this),
                new SimulatedJournalSetup(store ?? new InMemoryJournal(Time)),
                .. setups,
            ]);
        System = Call(() => ActorSystem.Create("engine", setup));
        Failures = new FailureRecorder(System);
    }

    /// <summary>The clock.</summary>
    public VirtualTime Time { get; }

    /// <summary>The actors of this node.</summary>
    public ActorSystem System { get; }

    /// <summary>What actors of this node have thrown, oldest first.</summary>
    public FailureRecorder Failures { get; }

    /// <summary>True once <see cref="Crash"/> was called.</summary>
    public bool Crashed { get; private set; }

    /// <summary>How often somebody had a turn.</summary>
    public long TurnCount => Turns.Count;

    internal SeededTurns Turns { get; }

    /// <summary>Runs everything that is ready, without moving the clock.</summary>
    public void Settle()
    {
        using var scope = Turns.Enter();
        for (var turns = 0; RunOne(); turns++)
        {
            if (turns == TurnsMax)
            {
                throw new InvalidOperationException($"Still busy after {TurnsMax} turns.");
            }
        }
    }

    /// <summary>Lets virtual time pass: between two timers everything that is ready runs.</summary>
    public void Run(TimeSpan time)
    {
        using var scope = Turns.Enter();
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
        using var scope = Turns.Enter();
        var until = Time.Elapsed + within;
        while (!condition())
        {
            if (!RunOne() && (Crashed || !Time.AdvanceToNextTimer(until)))
            {
                return condition();
            }
        }

        return true;
    }

    /// <summary>
    /// Calls code that asks actors, or has something of Akka's own asynchronous: what it awaits goes on in turns of this node. Its task ends when the
    /// node runs.
    /// </summary>
    public T Call<T>(Func<T> code)
    {
        using var scope = Turns.Enter();
        SynchronizationContext.SetSynchronizationContext(_context);
        var call = new Task<T>(code);
        call.RunSynchronously(TaskScheduler.FromCurrentSynchronizationContext());
        return call.GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Call{T}" />
    public void Call(Action code) => Call(() =>
    {
        code();
        return true;
    });

    /// <summary>
    /// Something happens outside the actors that they wait for: what follows it follows at once, on this thread. A test framework's own
    /// synchronization context would send it elsewhere.
    /// </summary>
    public void Do(Action outside)
    {
        using var scope = Turns.Enter();
        outside();
    }

    /// <summary>Kills the node. Nothing of it runs again.</summary>
    public void Crash()
    {
        Crashed = true;
        Turns.End();
        Limit(1);
    }

    internal void Add(SeededDispatcher dispatcher) => _dispatchers.Add(dispatcher);

    private bool RunOne() => Turns.RunOne(Limit);

    private void Limit(int messages)
    {
        foreach (var dispatcher in _dispatchers)
        {
            dispatcher.Limit(messages);
        }
    }

    private static string NameOf<T>() => $"{typeof(T).FullName}, {typeof(T).Assembly.GetName().Name}";
}

/// <summary>Tells what Akka creates to which node it belongs.</summary>
internal sealed class SimulatedNodeSetup(SimulatedNode node) : Setup
{
    public SimulatedNode Node => node;
}
