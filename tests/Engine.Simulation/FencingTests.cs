using Engine.Ports;
using Engine.Ports.Interactions;
using Engine.Simulation.World;
using Engine.Testing.Calls;
using Engine.Testing.Ports;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;

namespace Engine.Simulation;

/// <summary>I5: a node that lost its shard cannot append, and hangs up its calls of that shard.</summary>
public sealed class FencingTests
{
    private readonly MovableShards _shards = new();
    private readonly SimulatedEngine _engine;

    public FencingTests()
    {
        _engine = new SimulatedEngine { Shards = _shards };
        Tenant.All[0].MoveIn(_engine);
        _engine.Start();
    }

    [Theory]
    [InlineData(1, "CANCEL")]
    [InlineData(3, "BYE")]
    public void I5_ShardLost_NodeHangsUpItsCallsAndStoresNothingMore(int seconds, string last)
    {
        var id = CallFor(TimeSpan.FromSeconds(seconds));
        var stored = _engine.Store.Events(new InteractionId(id)).Count;

        Fence();
        _shards.Lose(id);
        _engine.Run(TimeSpan.FromMinutes(2));

        _engine.Network.Log.Select(message => message.Method).ShouldContain(last);
        ShouldBeQuiet(id, stored);
    }

    /// <summary>Nobody tells the node: it learns of it by its next append, whatever that is about.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void I5_FencedBeforeItKnows_FirstRefusedAppendEndsItsCalls(int seconds)
    {
        var id = CallFor(TimeSpan.FromSeconds(seconds));
        var stored = _engine.Store.Events(new InteractionId(id)).Count;

        Fence();
        _engine.Run(TimeSpan.FromMinutes(2));

        _engine.Network.Count("CANCEL").ShouldBeLessThanOrEqualTo(1);
        _engine.Network.Count("BYE").ShouldBeLessThanOrEqualTo(1);
        ShouldBeQuiet(id, stored);
    }

    [Fact]
    public void I5_OtherShards_GoOn()
    {
        var lost = CallFor(TimeSpan.FromSeconds(1));
        var kept = Accept("+12025560002");
        _engine.Store.Journal.FaultOfAppend = (_, id) => id.EndsWith(lost, StringComparison.Ordinal) ? JournalFault.Fence : JournalFault.None;

        _shards.Lose(lost);
        _engine.Run(TimeSpan.FromMinutes(2));

        _engine.Store.State(new InteractionId(lost)).HasEnded.ShouldBeFalse();
        _engine.Store.State(new InteractionId(kept)).HasEnded.ShouldBeTrue();
    }

    [Fact]
    public void I5_NewOwner_FindsTheInteractionAndEndsIt()
    {
        var id = CallFor(TimeSpan.FromSeconds(3));
        Fence();
        _shards.Lose(id);
        _engine.Run(TimeSpan.FromSeconds(1));
        _engine.Kill();

        _engine.Start();
        _engine.Run(TimeSpan.FromMinutes(2));

        _engine.Store.State(new InteractionId(id)).HasEnded.ShouldBeTrue();
        _engine.Network.Count("INVITE").ShouldBe(1);
        _engine.Network.Open.ShouldBe(0);
    }

    private void Fence() => _engine.Store.Journal.FaultOfAppend = (_, _) => JournalFault.Fence;

    private string CallFor(TimeSpan time)
    {
        _engine.Network.Script = _ => Callee.Answers;
        var id = Accept("+12025560001");
        _engine.Run(time);
        return id;
    }

    private string Accept(string to) => _engine.Request(new AccountId("acme"), new FlowId("notify"), ("to", to), ("who", "somebody with a long name"))
        .ShouldBeOfType<StartResult.Accepted>().InteractionId;

    private void ShouldBeQuiet(string id, int stored)
    {
        _engine.Store.Events(new InteractionId(id)).Count.ShouldBe(stored);
        _engine.Network.Count("INVITE").ShouldBe(1);
        _engine.Network.Open.ShouldBe(0);
        _engine.Core.Calls.ShouldBe(0);
        _engine.Calls.Open.ShouldBe(0);
    }
}
