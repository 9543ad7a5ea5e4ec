using Engine.Actors.Kernel;
using Engine.Testing.Kernel;
using Engine.Testing.Ports;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Kernel;

public sealed class SimulationTests
{
    [Fact]
    public void Run_SameSeed_GivesTheSameTrace()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            Trace(seed).ShouldBe(Trace(seed));
        }
    }

    [Fact]
    public void Run_OtherSeeds_GiveOtherInterleavings() =>
        Enumerable.Range(1, 20).Select(seed => string.Join('\n', Trace(seed))).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(15);

    [Fact]
    public void Crash_Node_RunsNothingAnyMore()
    {
        var node = new SimulatedNode(1);
        var handled = 0;
        var actor = node.System.Spawn(DelegateActor.Props((_, _) => handled++));
        actor.Tell(1);
        node.Crash();
        actor.Tell(2);
        node.Run(TimeSpan.FromHours(1));

        handled.ShouldBe(0);
    }

    /// <summary>Ledgers, a relay and failing actors over a slow, failing journal: everything that could make a run differ.</summary>
    private static List<string> Trace(int seed)
    {
        var node = new SimulatedNode(seed);
        List<string> trace = [];
        var random = new Random(seed);
        var journal = new InMemoryJournal(node.Time)
        {
            DelayOfAppend = number => TimeSpan.FromMilliseconds(number % 7),
            FaultOfAppend = (number, _) => number % 11 == 0 ? JournalFault.Fail : JournalFault.None,
            Stored = (id, sequence, events) => trace.Add($"{node.Time.Elapsed} {id} {sequence} {events[0]}"),
        };
        var relay = node.System.Spawn(DelegateActor.Props((self, message) => trace.Add($"{node.Time.Elapsed} {self.Sender} says {message}")));
        var ledgers = Enumerable.Range(0, 5).Select(number => node.System.Spawn(Props.Of(() => new Ledger(journal, $"l{number}")))).ToList();
        for (var step = 0; step < 200; step++)
        {
            ledgers[random.Next(ledgers.Count)].Tell(new Ledger.Add(random.Next(100)), relay);
            node.Run(TimeSpan.FromMilliseconds(random.Next(5)));
        }

        node.Run(TimeSpan.FromMinutes(1));
        trace.Add($"{node.Dispatcher.Turns} turns");
        return trace;
    }
}
