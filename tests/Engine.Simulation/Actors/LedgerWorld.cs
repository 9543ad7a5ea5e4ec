using System.Globalization;
using Akka.Actor;
using Engine.Testing.Actors;
using Engine.Testing.Ports;
using Engine.Testing.Time;

namespace Engine.Simulation.Actors;

/// <summary>Ledgers over one store, in one process after the other, with a line for everything that happens.</summary>
internal sealed class LedgerWorld
{
    private readonly int _seed;
    private int _lives;

    public LedgerWorld(int seed = 1)
    {
        _seed = seed;
        Store = new InMemoryJournal(Time);
    }

    public VirtualTime Time { get; } = new();

    public InMemoryJournal Store { get; }

    public List<string> Trace { get; } = [];

    public SimulatedNode Node { get; private set; } = null!;

    public IActorRef Ledgers { get; private set; } = null!;

    public void Start()
    {
        Node = new SimulatedNode(_seed + (1000 * _lives++), Time, Store);
        Ledgers = LedgersOf(Node);
    }

    public IActorRef LedgersOf(SimulatedNode node) => node.System.ActorOf(
        OneNodeRegion.Props(id => Props.Create(() => new Ledger(id, Say)), new LedgerExtractor()), "ledgers");

    /// <summary>Asks a ledger to add; its answer, or that there is none, goes into the trace.</summary>
    public Task<int?> Add(string ledger, int number, IActorRef? ledgers = null, SimulatedNode? node = null) =>
        (node ?? Node).Call(() => AddAsync(ledgers ?? Ledgers, ledger, number));

    /// <summary>Asks and runs until it is answered.</summary>
    public int? Added(string ledger, int number, IActorRef? ledgers = null, SimulatedNode? node = null)
    {
        var answer = Add(ledger, number, ledgers, node);
        (node ?? Node).RunUntil(() => answer.IsCompleted, TimeSpan.FromMinutes(1));
        return answer.IsCompletedSuccessfully ? answer.Result : null;
    }

    private async Task<int?> AddAsync(IActorRef ledgers, string ledger, int number)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20), Time);
        try
        {
            var sum = await ledgers.Ask<int>(new Ledger.Add(ledger, number), patience.Token);
            Say($"{ledger} answers {sum}");
            return sum;
        }
        catch (OperationCanceledException)
        {
            Say($"{ledger} answers nothing to {number}");
            return null;
        }
    }

    private void Say(string what) => Trace.Add(string.Create(CultureInfo.InvariantCulture, $"{Time.Elapsed.TotalMilliseconds} {what}"));
}
