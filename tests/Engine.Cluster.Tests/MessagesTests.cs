using System.Net;
using System.Runtime.Serialization;
using Akka.Hosting;
using Engine.Actors.Hosting;
using Engine.Actors.Interactions;
using Engine.Actors.RingGroups;
using Engine.Actors.Throttle;
using Engine.Cluster.Tests.Nodes;
using Engine.Cluster.Tests.World;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Interactions;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Engine.Cluster.Tests;

/// <summary>Every message of the protocol and its answer, from one node to the other.</summary>
public sealed class MessagesTests : ClusterTest
{
    [Fact]
    public async Task Start_SlotOfAnotherNode_LivesThereAndIsAnsweredHere()
    {
        var a = await OlderThanBAsync();
        var first = await a.CallAsync();

        var second = await ClusterNode.StartAsync(B.GatewayTo(first), TestFlows.Message, TestFlows.Other);

        await Patience.UntilAsync(() => World.Count("INVITE") == 2);
        World.Sent.ShouldAllBe(message => message.CallId.StartsWith("a-"));
        (await a.InteractionsHereAsync()).ShouldBe([first, second], ignoreOrder: true);
        (await B.CancelAsync(second)).ShouldBe(CancelResult.Cancelling);
        (await B.Interactions.AskAsync<InteractionProtocol.Settled>(new InteractionProtocol.Settle(new InteractionId(second)), Patience.Limit)).ShouldNotBeNull();
        await Patience.UntilAsync(() => World.State(second).HasEnded);
        (await B.CancelAsync(second)).ShouldBe(CancelResult.AlreadyEnded);
        World.State(first).HasEnded.ShouldBeFalse();
    }

    [Fact]
    public async Task RingGroups_OnAnotherNode_AnswerOverThere()
    {
        var a = await OlderThanBAsync();
        var (first, second) = (CreateTestProbe(), CreateTestProbe());

        B.RingGroups.Tell(Join("broken", TestFlows.BrokenGroup), first);
        (await first.ExpectMsgAsync<InteractionCommand.EffectFailed>(Patience.Limit)).Reason.ShouldBe("service_failed");
        first.LastSender.Path.Address.ShouldBe(a.Address);

        B.RingGroups.Tell(Join("first", TestFlows.Group), first);
        (await first.ExpectMsgAsync<InteractionCommand.RingGroupJoined>(Patience.Limit)).Members.ShouldBe([TestFlows.Member]);
        B.RingGroups.Tell(new RingGroupProtocol.Engage(ClusterWorld.Account, Place("first"), TestFlows.Member), first);
        B.RingGroups.Tell(Join("second", TestFlows.BothMembers), second);
        var joined = await second.ExpectMsgAsync<InteractionCommand.RingGroupJoined>(Patience.Limit);
        joined.Members.ShouldBe([TestFlows.OtherMember]);
        joined.Engaged.ShouldBe(1);

        B.RingGroups.Tell(new RingGroupProtocol.Leave(Place("second")), second);
        B.RingGroups.Tell(Join("third", TestFlows.Group), second);
        B.RingGroups.Tell(new RingGroupProtocol.Leave(Place("first")), first);
        (await second.ExpectMsgAsync<InteractionCommand.RingGroupJoined>(Patience.Limit)).Members.ShouldBe([TestFlows.Member]);
    }

    [Fact]
    public async Task Buckets_OnAnotherNode_AnswerOverThere()
    {
        var a = await OlderThanBAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(account =>
            a.Buckets.AskAsync(new ThrottleProtocol.Look(new AccountId($"account-{account}")), Patience.Limit)));

        // While shards settle the bucket may move over to B; then it is another's turn.
        await Patience.UntilAsync(async () =>
        {
            if (await a.BucketsHereAsync() is not [var onA, ..])
            {
                return false;
            }

            var verdict = await B.Buckets.AskAsync(new ThrottleProtocol.Look(new AccountId(onA)), Patience.Limit);
            (verdict.Limit, verdict.PerSecond, verdict.Unavailable).ShouldBe((2, 2, false));
            (await B.Buckets.AskAsync(new ThrottleProtocol.Take(new AccountId(onA)), Patience.Limit)).Unavailable.ShouldBeFalse();
            return !(await B.BucketsHereAsync()).Contains(onA);
        });
    }

    /// <summary>What has no manifest fails where it is sent from, and would on the engine's own nodes.</summary>
    [Fact]
    public void Settings_OnlyWhatHasAManifestMayCross()
    {
        Sys.Settings.Config.GetBoolean("akka.actor.serialize-messages").ShouldBeFalse();
        Sys.Serialization.FindSerializerFor(new ThrottleProtocol.Look(ClusterWorld.Account)).ShouldBeOfType<ProtocolSerializer>();
        Should.Throw<SerializationException>(() => Sys.Serialization.Serialize(new Unbound(1)));
    }

    [Fact]
    public void Address_ThatOtherMachinesReach_IsRefused()
    {
        var akka = new AkkaConfigurationBuilder(new ServiceCollection(), EngineActors.SystemName);
        Should.Throw<ArgumentException>(() => akka.WithNodeAmongOthers(Limits, new IPEndPoint(IPAddress.Any, 0))).Message.ShouldContain("127.0.0.1");
    }

    private static RingGroupPlace Place(string who) => new(new InteractionId(who), 1);

    private static RingGroupProtocol.Join Join(string who, string group) => new(ClusterWorld.Account, group, Place(who), 10, 1);

    private sealed record Unbound(int Number);
}
