using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Sharding;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Engine.Actors.Hosting;
using Engine.Actors.Interactions;
using Engine.Actors.RingGroups;
using Engine.Actors.Tests.Interactions;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Flows.Walking;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Ports.Interactions;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Hosting;

/// <summary>A node in a generic host, as a cluster of one. Probes live in an actor system beside it.</summary>
[Collection(AloneInProcess.Name)]
public sealed class EngineActorsTests : TestKit, IAsyncLifetime
{
    private static readonly AccountId Account = new(CourierFlow.Account);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SimulatedStore _store = new(TimeProvider.System);
    private readonly ProbedCalls _calls;
    private readonly TestProbe _probe;

    private IReadOnlySet<long> _listeningBefore = null!;
    private HostedNode _node = null!;

    public EngineActorsTests()
        : base("akka.test.single-expect-default = 20s")
    {
        _calls = new ProbedCalls(CreateTestProbe("calls"));
        _probe = CreateTestProbe("probe");
        _store.AddAccount(Account);
    }

    public async Task InitializeAsync()
    {
        PutInFlight();
        _listeningBefore = ListeningSockets.OfThisProcess();
        _node = await HostedNode.StartAsync(_store, _calls, new EngineLimits { Drain = TimeSpan.FromSeconds(1) });
    }

    public async Task DisposeAsync()
    {
        _calls.EndsWhenCancelled = true;
        await _node.DisposeAsync();
    }

    [Fact]
    public void Start_OfTheHost_IsAClusterOfOneWithinSecondsAndOpensNoPort()
    {
        var cluster = Cluster.Get(_node.System);
        Until(() => cluster.State.Members.Count == 1 && cluster.SelfMember.Status == MemberStatus.Up);
        cluster.SelfAddress.Protocol.ShouldBe("akka.none");
        _calls.Expect("reserve");

        ListeningSockets.OfThisProcess().Except(_listeningBefore).ShouldBeEmpty();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        ListeningSockets.OfThisProcess().Except(_listeningBefore).Count().ShouldBe(1, "one that is open is seen");
    }

    /// <summary>The waker finds it; nobody asks.</summary>
    [Fact]
    public void Start_OneIsInFlight_GoesOn()
    {
        _calls.Expect("reserve").ShouldNotBeNull();
        _calls.Expect("place")!.Request.To.ShouldBe("+12025550199");
    }

    [Fact]
    public async Task Interaction_ThroughTheShardRegion_RunsInItsSlotToItsEnd()
    {
        Skip(_calls, "+12025550199");
        var id = await StartAsync();
        _calls.Expect("reserve");
        var call = _calls.Expect("place")!;
        var region = _node.Actors.Get<InteractionActor>();
        region.Tell(GetShardRegionState.Instance, _probe);
        _probe.ExpectMsg<CurrentShardRegionState>().Shards.ShouldContain(shard => shard.ShardId == InteractionIds.SlotOf(id) && shard.EntityIds.Contains(id));

        call.Happens(new CallEvent.Failed(TimeProvider.System.GetUtcNow(), new CallFailure(CallExit.Busy, "busy", Party.Contact, 486)));
        Until(() => _store.State(id).HasEnded);
        (await _node.Core.Gateway.CancelAsync(Account, id, "tester", default)).ShouldBe(CancelResult.AlreadyEnded);
    }

    [Fact]
    public async Task Throttle_ThroughItsRegion_TwoPassAndTheThirdIsRefused()
    {
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _node.Core.Gateway.ThrottleAsync(new AccountId("other"), default)));
        verdicts.Select(verdict => verdict.Unavailable).ShouldBe([false, false, false]);
        verdicts.Count(verdict => verdict.Passed).ShouldBe(2);
    }

    [Fact]
    public void RingGroups_ThroughTheProxyOfTheirSingleton_Answer()
    {
        _node.Actors.Get<RingGroupActor>().Tell(new RingGroupProtocol.Join(Account, "nobody", new RingGroupPlace(new InteractionId("a"), 1), 10, 7), _probe);
        var joined = _probe.ExpectMsg<InteractionCommand.RingGroupJoined>();
        joined.Token.ShouldBe(7);
        joined.Members.ShouldBeNull();
    }

    [Fact]
    public void Serialization_OfTheNode_KnowsTheProtocolAndRefusesTheRest()
    {
        var serialization = _node.System.Serialization;
        foreach (var type in ProtocolSerializer.Types)
        {
            serialization.FindSerializerForType(type).ShouldBeOfType<ProtocolSerializer>();
        }

        Should.Throw<Exception>(() => serialization.Serialize(new Stray("by accident"))).ToString().ShouldContain(nameof(Stray));
    }

    // Holds MAP-06.
    [Fact]
    public async Task Shutdown_WithALiveCall_DrainsThenEndsItThenStopsTheRegion()
    {
        var live = _calls.Expect("reserve")!;
        _calls.Expect("place").ShouldBe(live);
        var shutdown = CoordinatedShutdown.Get(_node.System);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "test", () => SayAsync(async () => await CodeOfAStartAsync()));
        shutdown.AddTask(CoordinatedShutdown.PhaseBeforeClusterShutdown, "test", () => SayAsync(() => Task.FromResult(AllHaveEnded() ? "stored" : "open")));
        shutdown.AddTask(CoordinatedShutdown.PhaseClusterLeave, "test", () => SayAsync(async () => await RegionAnswersAsync() ? "region answers" : "region is gone"));
        _calls.Probe = _probe;
        _ = _node.Core;

        var down = shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);

        _probe.ExpectMsg("draining", Patience);
        var drainsSince = TimeProvider.System.GetTimestamp();
        _probe.ExpectNoMsg(TimeSpan.FromMilliseconds(700));
        _calls.Expect("cancel").ShouldBe(live);
        TimeProvider.System.GetElapsedTime(drainsSince).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(700));
        _probe.ExpectNoMsg(TimeSpan.FromMilliseconds(300));
        live.Happens(new CallEvent.Failed(TimeProvider.System.GetUtcNow(), new CallFailure(null, "cancelled", Party.Caller)));

        _probe.ExpectMsg("stored", Patience);
        _probe.ExpectMsg("region is gone", Patience);
        await down.WaitAsync(Patience);
    }

    /// <summary>An interaction of an earlier process, whose first leg has no call yet.</summary>
    private void PutInFlight()
    {
        var now = TimeProvider.System.GetUtcNow();
        var id = InteractionIds.Mint(now, 1, 1);
        var version = ((Ports.Flows.FlowLookup.Found)_store.FindPublishedAsync(Account, new FlowId(CourierFlow.FlowId), default).AsTask().GetAwaiter().GetResult()).Version;
        var accept = new InteractionCommand.Accept(
            now,
            new InteractionIdentity(Account, id, "e1", CourierFlow.FlowId, version.FlowVersionId, 1, "Courier at the door"),
            [new VariableValue("customer_phone_number", "+12025550199"), new VariableValue("order_number", "4711")]);
        _store.Journal.Put(
            $"interaction/{id}",
            InteractionRules.Start(InteractionState.None, accept, new InteractionCommand.Begin(now), new FlowVersions(_store).Read(version)).Events);
    }

    private async Task<StartResult> AskAsync()
    {
        var body = ((string[])["customer_number", "order_number"]).ToDictionary(name => name, _ => JsonSerializer.SerializeToElement(CourierFlow.Contact), StringComparer.Ordinal);
        return await _node.Core.Gateway.StartAsync(new StartRequest(Account, new FlowId(CourierFlow.FlowId), body), default);
    }

    private async Task<InteractionId> StartAsync() => (await AskAsync()).ShouldBeOfType<StartResult.Accepted>().InteractionId;

    private async Task<string> CodeOfAStartAsync() => await AskAsync() is StartResult.Unavailable refused ? refused.Code : "accepted";

    private bool AllHaveEnded() => _store.Interactions.All(id => _store.State(new InteractionId(id)).HasEnded);

    private async Task<bool> RegionAnswersAsync() =>
        await _node.Actors.Get<InteractionActor>().AskAsync<CurrentShardRegionState>(GetShardRegionState.Instance, TimeSpan.FromSeconds(1), TimeProvider.System) is not null;

    private async Task<Akka.Done> SayAsync(Func<Task<string>> what)
    {
        _probe.Ref.Tell(await what(), ActorRefs.NoSender);
        return Akka.Done.Instance;
    }

    /// <summary>The one in flight from the beginning goes its way.</summary>
    private static void Skip(ProbedCalls calls, string to)
    {
        calls.Expect("reserve");
        calls.Expect("place")!.Request.To.ShouldBe(to);
    }

    private void Until(Func<bool> condition) => AwaitCondition(condition, Patience, TimeSpan.FromMilliseconds(20));

    private sealed record Stray(string How);
}

/// <summary>Runs when no other test does: it looks at what the whole process has open.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneInProcess
{
    public const string Name = "alone in the process";
}
