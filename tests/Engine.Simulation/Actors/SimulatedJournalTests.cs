using Akka.Actor;
using Engine.Testing.Actors;
using Engine.Testing.Ports;
using Shouldly;
using Xunit;

namespace Engine.Simulation.Actors;

public sealed class SimulatedJournalTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly LedgerWorld _world = new();

    public SimulatedJournalTests() => _world.Start();

    [Fact]
    public void Append_Fails_ActorIsToldAndStops()
    {
        _world.Store.FaultOfAppend = (number, _) => number == 1 ? JournalFault.Fail : JournalFault.None;

        _world.Added("a", 1).ShouldBeNull();
        _world.Trace.ShouldContain(line => line.EndsWith("a failed at 1: IOException", StringComparison.Ordinal));
        _world.Store.Events("a").ShouldBeEmpty();
        _world.Added("a", 2).ShouldBe(2);
    }

    [Fact]
    public void Append_FailsThoughItStored_FreshInstanceHasIt()
    {
        _world.Store.FaultOfAppend = (number, _) => number == 1 ? JournalFault.FailAfterStoring : JournalFault.None;

        _world.Added("a", 1).ShouldBeNull();
        _world.Trace.ShouldContain(line => line.EndsWith("a failed at 1: IOException", StringComparison.Ordinal));
        _world.Added("a", 2).ShouldBe(3);
    }

    [Fact]
    public void Append_FlowRemoved_IsRejectedAndNotStored()
    {
        _world.Store.FaultOfAppend = (number, _) => number == 1 ? JournalFault.FlowRemoved : JournalFault.None;

        _world.Added("a", 1).ShouldBeNull();
        _world.Trace.ShouldContain(line => line.EndsWith("a rejected at 1: FlowRemovedException", StringComparison.Ordinal));
        _world.Added("a", 2).ShouldBe(2);
        _world.Store.Events("a").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(JournalFault.CrashBeforeStoring, 2)]
    [InlineData(JournalFault.CrashAfterStoring, 3)]
    public void Append_ProcessDiesOverIt_NextProcessKnowsWhatWasStored(JournalFault fault, int sum)
    {
        _world.Store.FaultOfAppend = (number, _) => number == 1 ? fault : JournalFault.None;
        _world.Store.Crash = () => _world.Node.Crash();

        _world.Added("a", 1).ShouldBeNull();
        _world.Node.Crashed.ShouldBeTrue();
        _world.Start();
        _world.Added("a", 2).ShouldBe(sum);
    }

    /// <summary>Whoever writes second has read too little: his write is refused, and nothing is stored twice under one number.</summary>
    [Fact]
    public void Append_TwoOwnersOfOneId_SecondIsRefused()
    {
        var other = new SimulatedNode(2, _world.Time, _world.Store);
        var ledgers = _world.LedgersOf(other);
        _world.Added("a", 1).ShouldBe(1);
        _world.Added("a", 10, ledgers, other).ShouldBe(11);

        _world.Added("a", 100).ShouldBeNull();
        _world.Trace.ShouldContain(line => line.EndsWith("a failed at 2: SequenceConflictException", StringComparison.Ordinal));
        _world.Store.Events("a").ShouldBe([new Ledger.Added(1), new Ledger.Added(10)]);
        _world.Added("a", 100).ShouldBe(111);
    }

    /// <summary>An append that is given up may still be stored; who looks afresh waits until that is known.</summary>
    [Fact]
    public void Append_SlowerThanPatience_IsGivenUpAndFoundStored()
    {
        _world.Store.DelayOfAppend = number => number == 1 ? TimeSpan.FromSeconds(14) : TimeSpan.Zero;
        var first = _world.Add("a", 1);
        _world.Node.Run(TimeSpan.FromSeconds(11));
        _world.Trace.ShouldContain(line => line.EndsWith("a failed at 1: TimeoutException", StringComparison.Ordinal));

        _world.Added("a", 2).ShouldBe(3);
        _world.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(14));
        first.IsCompleted.ShouldBeFalse();
        _world.Store.Events("a").Count.ShouldBe(2);
    }

    [Fact]
    public void Read_Fails_ActorStopsAndTheNextOneTriesAgain()
    {
        _world.Store.ReadFailure = new IOException("as told");
        _world.Added("a", 1).ShouldBeNull();
        _world.Trace.ShouldContain(line => line.EndsWith("a stops", StringComparison.Ordinal));

        _world.Store.ReadFailure = null;
        _world.Added("a", 1).ShouldBe(1);
    }

    [Fact]
    public void Read_TakesTime_AlsoOfAnIdThatHasNothing()
    {
        _world.Store.DelayOfRead = 3 * Second;

        _world.Added("a", 1).ShouldBe(1);
        _world.Time.Elapsed.ShouldBe(3 * Second);
    }

    /// <summary>The same journal on Akka's own threads and the machine's clock.</summary>
    [Fact]
    public async Task Append_OnRealThreads_Stores()
    {
        var store = new InMemoryJournal { DelayOfAppend = number => TimeSpan.FromMilliseconds(number % 3) };
        using var system = ActorSystem.Create("real", SimulatedJournal.Setup(store, "akka.loglevel = WARNING"));
        var ledger = system.ActorOf(Props.Create(() => new Ledger("a", new List<string>().Add)));

        var sums = await Task.WhenAll(Enumerable.Range(1, 50).Select(_ => ledger.Ask<int>(new Ledger.Add("a", 1), TestContext.Current.CancellationToken)));

        // On the machine's clock the ledger's own ticks may be among them.
        sums.ShouldBeUnique();
        sums.Max().ShouldBeInRange(50, store.Events("a").Count);
        await system.Terminate();
    }
}
