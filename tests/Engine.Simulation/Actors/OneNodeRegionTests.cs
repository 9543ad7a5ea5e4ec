using Akka.Actor;
using Akka.Cluster.Sharding;
using Shouldly;
using Xunit;

namespace Engine.Simulation.Actors;

public sealed class OneNodeRegionTests
{
    private readonly LedgerWorld _world = new();

    public OneNodeRegionTests() => _world.Start();

    [Fact]
    public void Entity_Idle_IsPutAwayAndReadBack()
    {
        _world.Added("a", 1).ShouldBe(1);
        _world.Node.Run(TimeSpan.FromSeconds(1));
        _world.Trace[^1].ShouldEndWith("a stops");

        _world.Added("a", 2).ShouldBe(4);
    }

    /// <summary>What comes while an entity is on its way out is for the next instance: it comes after every possible number of turns.</summary>
    [Fact]
    public void Entity_AskedWhileItIsPutAway_NothingIsLost()
    {
        for (var turns = 0; turns < 12; turns++)
        {
            var world = new LedgerWorld(turns);
            world.Start();
            world.Added("a", 1);
            UntilIdle(world);
            var from = world.Node.TurnCount + turns;
            world.Node.RunUntil(() => world.Node.TurnCount >= from, TimeSpan.Zero);

            world.Added("a", 1).ShouldBe(3, $"{turns} turns after it was idle");
        }
    }

    [Fact]
    public void Entity_Throws_StopsUntilSomebodyWantsIt()
    {
        _world.Added("a", 1);
        _world.Ledgers.Tell(new Ledger.Fail("a"));
        _world.Node.Settle();
        _world.Trace[^1].ShouldEndWith("a stops");
        _world.Node.Failures.All.ShouldHaveSingleItem().Cause.Message.ShouldBe("told to");

        _world.Ledgers.Tell(new ShardRegion.StartEntity("a"));
        _world.Node.Settle();
        _world.Trace[^1].ShouldEndWith("a recovered 1 at 1");
    }

    [Fact]
    public void StartEntity_WhileItIsPutAway_BringsItBack()
    {
        _world.Added("a", 1);
        UntilIdle(_world);
        _world.Ledgers.Tell(new ShardRegion.StartEntity("a"));
        _world.Node.Settle();

        _world.Trace[^1].ShouldEndWith("a recovered 2 at 2");
    }

    private static void UntilIdle(LedgerWorld world) =>
        world.Node.RunUntil(() => world.Trace[^1].EndsWith("a is idle", StringComparison.Ordinal), TimeSpan.FromSeconds(1)).ShouldBeTrue();
}
