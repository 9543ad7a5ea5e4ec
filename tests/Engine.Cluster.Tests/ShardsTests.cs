using Akka.Actor;
using Engine.Actors.Interactions;
using Engine.Cluster.Tests.Nodes;
using Engine.Cluster.Tests.World;
using Engine.Ports;
using Engine.Ports.Interactions;
using Shouldly;
using Xunit;

namespace Engine.Cluster.Tests;

public sealed class ShardsTests : ClusterTest
{
    [Fact]
    public async Task ThirdNodeJoins_BucketsMoveAndLiveCallsStay()
    {
        var a = await OlderThanBAsync();
        var (onA, onB) = (await a.CallAsync(), await B.CallAsync(TestFlows.Other));
        await Patience.UntilAsync(() => World.Count("INVITE") == 2);
        var (actorOnA, actorOnB) = (await ActorAsync(a, onA), await ActorAsync(B, onB));
        await TakeOfManyAsync(a);

        var c = await NodeAsync("c", 32);
        await c.JoinAsync(a);
        var onC = await c.CallAsync(TestFlows.Member);

        await Patience.UntilAsync(async () =>
        {
            await TakeOfManyAsync(c);
            return (await c.BucketsHereAsync()).Count > 0;
        });
        (await a.InteractionsHereAsync()).ShouldBe([onA]);
        (await B.InteractionsHereAsync()).ShouldBe([onB]);
        (await c.InteractionsHereAsync()).ShouldBe([onC]);
        (await ActorAsync(a, onA)).ShouldBe(actorOnA);
        (await ActorAsync(B, onB)).ShouldBe(actorOnB);
        World.Open.ShouldBe(3);
        (await c.CancelAsync(onA)).ShouldBe(CancelResult.Cancelling);
        await Patience.UntilAsync(() => World.State(onA).HasEnded);
        World.State(onB).HasEnded.ShouldBeFalse();
    }

    /// <summary>Its actor; one that was stopped and started again is another.</summary>
    private static Task<IActorRef> ActorAsync(ClusterNode node, string id) =>
        node.System.ActorSelection($"/system/sharding/interactions/{InteractionIds.SlotOf(new InteractionId(id))}/{id}").ResolveOne(Patience.Limit);

    /// <summary>Accounts enough for every node to have some of their shards.</summary>
    private static Task TakeOfManyAsync(ClusterNode node) => Task.WhenAll(
        Enumerable.Range(0, 40).Select(account => node.Gateway.ThrottleAsync(new AccountId($"account-{account}"), CancellationToken.None)));
}
