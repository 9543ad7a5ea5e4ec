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

    /// <summary>What comes while an entity is on its way out is for the next instance: each seed has it come at another moment.</summary>
    [Fact]
    public void Entity_AskedWhileItIsPutAway_NothingIsLost()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var world = new LedgerWorld(seed);
            world.Start();
            world.Added("a", 1);
            world.Node.Run(TimeSpan.FromMilliseconds(189));
            var answers = Enumerable.Range(0, 20).Select(_ =>
            {
                var answer = world.Add("a", 1);
                world.Node.RunUntil(() => world.Node.TurnCount % 3 == 0, TimeSpan.FromMilliseconds(1));
                return answer;
            }).ToList();
            world.Node.Run(TimeSpan.FromSeconds(1));

            answers.ShouldAllBe(answer => answer.IsCompletedSuccessfully && answer.Result != null);
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
        _world.Node.Run(TimeSpan.FromMilliseconds(100));
        var entity = _world.Node.System.ActorSelection("/user/ledgers/a");
        entity.Tell(ReceiveTimeout.Instance, ActorRefs.NoSender);
        _world.Node.RunUntil(() => _world.Trace[^1].EndsWith("stops", StringComparison.Ordinal), TimeSpan.Zero).ShouldBeTrue();
        _world.Ledgers.Tell(new ShardRegion.StartEntity("a"));
        _world.Node.Settle();

        _world.Trace[^1].ShouldEndWith("a recovered 2 at 2");
    }
}
