using Engine.Actors.Kernel;
using Engine.Actors.Sharding;
using Engine.Actors.Tests.Kernel;
using Engine.Testing.Kernel;
using Engine.Testing.Ports;
using Shouldly;
using Xunit;
using static Engine.Actors.Sharding.ShardRegionProtocol;

namespace Engine.Actors.Tests.Sharding;

public sealed class ShardRegionTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly SimulatedNode _node = new(1);
    private readonly InMemoryJournal _journal;
    private readonly TestProbe _probe;
    private readonly List<string> _trace = [];

    public ShardRegionTests()
    {
        _journal = new InMemoryJournal(_node.Time);
        _probe = new TestProbe(_node.System);
    }

    [Fact]
    public void Deliver_UnknownEntity_StartsItAndKeepsItsOrder()
    {
        var region = Start(new SingleNodeOwnership());
        for (var number = 1; number <= 50; number++)
        {
            region.Tell(new Deliver(Id(number % 5), new Ledger.Add(1)), _probe);
        }

        _probe.Expect<int>(50).Count(sum => sum == 10).ShouldBe(5);
        Ask(region).ShouldBe(new RegionState(256, 0, 5));
    }

    [Fact]
    public void EntityRef_AfterPassivation_StartsItAgainFromItsJournal()
    {
        var entity = ShardRegion.Entity(Start(new SingleNodeOwnership()), Id(1));
        entity.Tell(new Ledger.Add(7), _probe);
        entity.Tell("idle");
        _node.Run(Second * 31);
        _trace[^1].ShouldBe("stopped");

        entity.Tell("sum", _probe);

        _probe.Expect<int>(2).ShouldBe([7, 7]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Passivate_MessagesOnTheirWay_NoneIsLostOrOvertaken(int seed)
    {
        var node = new SimulatedNode(seed);
        var journal = new InMemoryJournal(node.Time) { DelayOfAppend = number => TimeSpan.FromMilliseconds(number % 3) };
        var probe = new TestProbe(node.System);
        var region = ShardRegion.Start(node.System, new ShardRegionSettings(
            "ledgers", scope => Props.Of(() => new Ledger(journal, scope.EntityId)), new SingleNodeOwnership()));
        var random = new Random(seed);
        var added = 0;
        for (var step = 0; step < 400; step++)
        {
            region.Tell(new Deliver(Id(1), random.Next(3) == 0 ? "passivate" : new Ledger.Add(1)), probe);
            node.Run(TimeSpan.FromMilliseconds(random.Next(2)));
        }

        node.Run(Second);
        foreach (var sum in probe.Waiting)
        {
            sum.ShouldBe(++added);
        }

        journal.Events(Id(1)).Count.ShouldBe(added);
        node.System.Counters.DeadLetters.ShouldBe(0);
    }

    [Fact]
    public void Passivate_MessageSentToTheEntityItself_ComesBackThroughTheRegion()
    {
        var region = Start(new SingleNodeOwnership());
        region.Tell(new Deliver(Id(1), new Ledger.Add(1)), _probe);
        _probe.Expect<int>();
        var entity = _probe.LastSender!;
        entity.Tell("passivate");
        _node.Settle();
        _trace[^1].ShouldBe("stopped");

        entity.Tell("sum", _probe);

        _probe.Expect<int>().ShouldBe(1);
        _node.System.Counters.DeadLetters.ShouldBe(0);
    }

    [Fact]
    public void Remembered_Entities_RecoverOnStartWithoutBeingAsked()
    {
        _journal.Put(Id(3), new Ledger.Added(5));
        var region = Start(new SingleNodeOwnership(), new Directory(shard => shard == 3 ? [Id(3)] : []));

        _node.Run(Second);

        _trace.ShouldBe(["started", "recovered 5 at 1"]);
        Ask(region).ShouldBe(new RegionState(256, 0, 1));
    }

    [Fact]
    public void Remembered_DirectoryFails_TriesAgainAndSaysSo()
    {
        var reads = 0;
        var region = Start(new SingleNodeOwnership(4), new Directory(shard => shard == 3 && ++reads < 4 ? throw new IOException("away") : [Id(shard)]));
        _node.Settle();
        _node.System.Health.IsHealthy.ShouldBeFalse();
        Ask(region).Recovering.ShouldBe(1);

        _node.Run(Second * 10);

        _node.System.Health.IsHealthy.ShouldBeTrue();
        Ask(region).ShouldBe(new RegionState(4, 0, 4));
    }

    [Fact]
    public void Entity_AppendFails_RecoversByItselfAndKeepsWhatWaits()
    {
        _journal.FaultOfAppend = (number, _) => number == 1 ? JournalFault.Fail : JournalFault.None;
        var region = Start(new SingleNodeOwnership());
        region.Tell(new Deliver(Id(1), new Ledger.Add(1)));
        region.Tell(new Deliver(Id(1), new Ledger.Add(2)), _probe);

        _node.Run(Second);

        _probe.Expect<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Passivate_OnRealThreadsWithASlowJournal_LosesNothing()
    {
        var system = new ActorSystem();
        var journal = new InMemoryJournal { DelayOfAppend = number => TimeSpan.FromMilliseconds(number % 4 == 0 ? 1 : 0) };
        var region = ShardRegion.Start(system, new ShardRegionSettings(
            "ledgers", scope => Props.Of(() => new Ledger(journal, scope.EntityId)), new SingleNodeOwnership()));
        const int Writers = 4;
        const int Each = 250;

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var random = new Random(writer);
            for (var number = 0; number < Each; number++)
            {
                var entity = ShardRegion.Entity(region, Id(random.Next(3)));
                await entity.Ask<int>(new Ledger.Add(1), TimeSpan.FromSeconds(20));
                if (random.Next(2) == 0)
                {
                    entity.Tell("passivate");
                }
            }
        })));

        Enumerable.Range(0, 3).Sum(number => journal.Events(Id(number)).Count).ShouldBe(Writers * Each);
        system.Counters.DeadLetters.ShouldBe(0);
        system.Counters.Failures.ShouldBe(0);
        await system.TerminateAsync().WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("not an id")]
    [InlineData("0198c0de0000ffff0000000000000000")]
    public void Deliver_ShardNotOwnedOrNoId_IsAnswered(string id)
    {
        Start(new SingleNodeOwnership()).Tell(new Deliver(id, "sum"), _probe);

        _probe.Expect<Undeliverable>().Reason.ShouldBe(UndeliverableReason.ShardNotOwned);
    }

    [Fact]
    public void ReleaseShard_RunningEntities_FinishStopAndTheShardIsReleased()
    {
        var ownership = new ScriptedOwnership();
        _journal.DelayOfAppend = _ => TimeSpan.FromMilliseconds(100);
        var region = Start(ownership);
        region.Tell(new ShardAcquired(3, 1));
        region.Tell(new Deliver(Id(3), new Ledger.Add(1)), _probe);
        region.Tell(new Deliver(Id(3), new Ledger.Add(2)), _probe);
        _node.Settle();

        region.Tell(new ReleaseShard(3));
        region.Tell(new Deliver(Id(3), "sum"), _probe);
        _node.Settle();
        ownership.Releases.ShouldBeEmpty();
        _node.Run(Second);

        ownership.Releases.ShouldBe([3]);
        _probe.Expect<Undeliverable>().Reason.ShouldBe(UndeliverableReason.ShardNotOwned);
        _probe.Expect<int>(2).ShouldBe([1, 3]);
        Ask(region).ShouldBe(new RegionState(0, 0, 0));
    }

    [Fact]
    public void ShardLost_RunningEntities_StopAtOnceAndNothingIsReleased()
    {
        var ownership = new ScriptedOwnership();
        _journal.DelayOfAppend = _ => Second;
        var region = Start(ownership);
        region.Tell(new ShardAcquired(3, 1));
        region.Tell(new Deliver(Id(3), new Ledger.Add(1)), _probe);
        _node.Settle();

        region.Tell(new ShardLost(3));
        _node.Settle();

        _trace[^1].ShouldBe("stopped");
        ownership.Releases.ShouldBeEmpty();
        _node.Run(Second * 2);
        region.Tell(new ShardAcquired(3, 2));
        region.Tell(new Deliver(Id(3), "sum"), _probe);
        _node.Run(Second * 5);
        _probe.Expect<int>().ShouldBe(1);
    }

    [Fact]
    public void Deliver_BeyondTheBufferOfAnEntityBeingPutAway_IsRefused()
    {
        _journal.DelayOfAppend = _ => Second;
        var region = Start(new SingleNodeOwnership(), bufferMax: 2);
        region.Tell(new Deliver(Id(1), "passivate"));
        region.Tell(new Deliver(Id(1), new Ledger.Add(1)), _probe);
        _node.Settle();

        for (var number = 0; number < 3; number++)
        {
            region.Tell(new Deliver(Id(1), "sum"), _probe);
        }

        _probe.Expect<Undeliverable>().Reason.ShouldBe(UndeliverableReason.MailboxFull);
        _node.Run(Second * 2);
        _probe.Expect<int>(3).ShouldBe([1, 1, 1]);
    }

    private static string Id(int number) => ShardedId.Mint(DateTimeOffset.UnixEpoch, number, (ulong)number);

    private ActorRef Start(IShardOwnership ownership, IEntityDirectory? remembered = null, int bufferMax = 1_000) =>
        ShardRegion.Start(_node.System, new ShardRegionSettings("ledgers", Entity, ownership) { Remembered = remembered, BufferMax = bufferMax });

    private Props Entity(EntityScope scope) => Props.Of(() => new Ledger(_journal, scope.EntityId, _trace));

    private RegionState Ask(ActorRef region)
    {
        var probe = new TestProbe(_node.System, "asker");
        region.Tell(new GetState(), probe);
        return probe.Expect<RegionState>();
    }

    private sealed class Directory(Func<int, IReadOnlyList<string>> read) : IEntityDirectory
    {
        public async ValueTask<IReadOnlyList<string>> InFlightAsync(int shard, CancellationToken cancellation = default)
        {
            await Task.CompletedTask;
            return read(shard);
        }
    }

    private sealed class ScriptedOwnership : IShardOwnership
    {
        public List<int> Releases { get; } = [];

        public int ShardCount => 256;

        public IReadOnlyList<ShardAcquired> Attach(ActorRef region) => [];

        public void Released(int shard) => Releases.Add(shard);

        public bool TryPick(ulong chance, out int shard)
        {
            shard = 0;
            return false;
        }
    }
}
