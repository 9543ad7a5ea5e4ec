using System.Net;
using System.Text.Json;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Hosting;
using Akka.Remote;
using Akka.Remote.Transport;
using Engine.Actors.Dialling;
using Engine.Actors.Hosting;
using Engine.Actors.Interactions;
using Engine.Actors.Legs;
using Engine.Actors.Preflight;
using Engine.Actors.Prompts;
using Engine.Actors.RingGroups;
using Engine.Actors.Throttle;
using Engine.Cluster.Tests.World;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Faults;
using Engine.Ports.Flows;
using Engine.Ports.Interactions;
using Engine.Ports.Journal;
using Engine.Ports.Outbound;
using Engine.Ports.RingGroups;
using Engine.Ports.Speech;
using Engine.Ports.Throttle;
using Engine.Ports.Trunks;
using Engine.Testing.Actors;
using Engine.Testing.Simulated;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Engine.Cluster.Tests.Nodes;

/// <summary>One node of a cluster: the engine's actors as the host composes them, remoting on loopback, and what it shares with the others.</summary>
internal sealed class ClusterNode
{
    /// <summary>Shards move as fast as they may, a node can be cut off from the network, and an actor system that is ended does not say goodbye.</summary>
    private const string TestSettings = """
        akka {
          stdout-loglevel = OFF
          log-dead-letters = off
          cluster.sharding.rebalance-interval = 500ms
          cluster.failure-detector.acceptable-heartbeat-pause = 2s
          coordinated-shutdown.run-by-actor-system-terminate = off
          remote.dot-netty.tcp.applied-adapters = ["trttl"]
        }
        """;

    private readonly ClusterWorld _world;
    private readonly EngineLimits _limits;
    private readonly NodeSlots _slots;
    private readonly Action _killCalls;
    private readonly Engine.Ports.Calls.ICallPort _calls;
    private IServiceProvider? _services;

    public ClusterNode(ClusterWorld world, string name, int firstSlot, EngineLimits limits)
    {
        (_world, _limits, Name) = (world, limits, name);
        _slots = new NodeSlots([.. Enumerable.Range(firstSlot, NodeSlots.PerNode)]);
        (_calls, _killCalls) = world.Telephony(name);
    }

    /// <summary>Its calls are named after it.</summary>
    public string Name { get; }

    public ActorSystem System => Get<ActorSystem>();

    public Akka.Cluster.Cluster Cluster => Akka.Cluster.Cluster.Get(System);

    public Address Address => Cluster.SelfAddress;

    public IEngineGateway Gateway => Get<IEngineGateway>();

    public InteractionRegion Interactions => Get<InteractionRegion>();

    public ThrottleBuckets Buckets => Get<ThrottleBuckets>();

    /// <summary>The way to the lines of all ring groups, wherever they are.</summary>
    public IActorRef RingGroups => Get<ActorRegistry>().Get<RingGroupActor>();

    /// <summary>The way down of the actors is entered when this is asked for, as the host does it.</summary>
    public EngineCore Core => Get<EngineCore>();

    /// <summary>A service of this node.</summary>
    public T Get<T>()
        where T : notnull => _services.ShouldNotBeNull().GetRequiredService<T>();

    public void AddServices(IServiceCollection services) => services
        .AddSingleton(_world.Time)
        .AddSingleton(_limits)
        .AddSingleton(_slots)
        .AddSingleton<IInteractionDirectory>(_world.Store).AddSingleton<IFlowCatalog>(_world.Store)
        .AddSingleton<ITrunkDirectory>(_world.Store).AddSingleton<IThrottleSettings>(_world.Store).AddSingleton<IStartKeys>(_world.Store)
        .AddSingleton<IRingGroupMembers>(_world)
        .AddSingleton(_calls)
        .AddSingleton<ICrashPoints, NoCrashPoints>().AddSingleton<IFaultInjection, NoFaultInjection>().AddSingleton<IEntropy, RandomEntropy>()
        .AddSingleton<ISpeechSynthesizer, ToneSynthesizer>().AddSingleton<ISpeechRecognizer, NoSpeechRecognizer>().AddSingleton<IHostResolver, NumericHosts>()
        .AddSingleton(new CallAdmission(_limits.ConcurrentCalls, _limits.WaitingCalls, _world.Time)).AddSingleton<StartLimit>().AddSingleton(new PromptCache(_limits.PromptBytes))
        .AddSingleton(provider => new PromptLoader(provider.GetRequiredService<ISpeechSynthesizer>(), provider.GetRequiredService<PromptCache>()))
        .AddSingleton<PrepareDialRunner>().AddSingleton<DialCheck>().AddSingleton<StartCheck>().AddSingleton<LegActors>()
        .AddSingleton(new EffectRunners([])).AddSingleton<FlowVersions>().AddSingleton<FreshIds>().AddSingleton<IdMint>()
        .AddEngineActors()
        .AddSingleton<IEngineGateway, EngineGateway>().AddSingleton<EngineCore>();

    public void Configure(AkkaConfigurationBuilder akka) => akka
        .WithNodeAmongOthers(_limits, new IPEndPoint(IPAddress.Loopback, 0))
        .AddHocon(SimulatedJournal.Settings, HoconAddMode.Prepend)
        .AddHocon(TestSettings, HoconAddMode.Prepend)
        .AddSetup(new SimulatedJournalSetup(_world.Store.Journal))
        .WithEngineActors();

    /// <summary>Its host runs.</summary>
    public void Use(IServiceProvider services) => _services = services;

    /// <summary>Becomes a member of the other's cluster, or of its own.</summary>
    public async Task JoinAsync(ClusterNode other)
    {
        await Cluster.JoinAsync(other.Address).WaitAsync(Patience.Limit);
        _ = Core;
    }

    /// <summary>Starts the message flow here.</summary>
    public Task<string> CallAsync(string contact = TestFlows.Contact) => StartAsync(Gateway, TestFlows.Message, contact);

    /// <summary>Starts the callback flow here.</summary>
    public Task<string> CallBackAsync(string contact = TestFlows.Contact) => StartAsync(Gateway, TestFlows.Callback, contact);

    /// <summary>
    /// Its shard may have no home yet, and with a fast clock the engine's patience with that is a second: what was not accepted is asked for again, as a
    /// client does it.
    /// </summary>
    public static async Task<string> StartAsync(IEngineGateway gateway, FlowId flow, string contact)
    {
        var arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["customer_number"] = JsonSerializer.SerializeToElement(contact) };
        StartResult? result = null;
        await Patience.UntilAsync(async () =>
            (result = await gateway.StartAsync(new StartRequest(ClusterWorld.Account, flow, arguments), CancellationToken.None)) is not StartResult.Unavailable);
        return result.ShouldBeOfType<StartResult.Accepted>().InteractionId;
    }

    public Task<CancelResult> CancelAsync(string id) => Gateway.CancelAsync(ClusterWorld.Account, new InteractionId(id), "tester", CancellationToken.None);

    /// <summary>A front door of this node that gives its interactions the slot of another one.</summary>
    public IEngineGateway GatewayTo(string id)
    {
        var slot = Convert.ToInt32(InteractionIds.SlotOf(new InteractionId(id)), 16);
        var ids = new IdMint(_world.Time, new RandomEntropy(), new NodeSlots([slot]), new FreshIds());
        return new EngineGateway(Interactions, Buckets, _world.Store, Get<FlowVersions>(), _world.Store, ids, _world.Time, Get<StartCheck>(), Get<StartLimit>());
    }

    /// <summary>Which interactions have their actor here.</summary>
    public Task<IReadOnlyList<string>> InteractionsHereAsync() => EntitiesHereAsync<InteractionActor>();

    /// <summary>Which accounts have their bucket here.</summary>
    public Task<IReadOnlyList<string>> BucketsHereAsync() => EntitiesHereAsync<AccountThrottleActor>();

    /// <summary>As SIGTERM does it.</summary>
    public Task LeaveAsync() => CoordinatedShutdown.Get(System).Run(CoordinatedShutdown.ClrExitReason.Instance);

    /// <summary>Its machine dies: nothing it says reaches anybody, and it ends nothing in order.</summary>
    public async Task DieAsync(ClusterNode survivor)
    {
        await CutOffAsync(survivor);
        _killCalls();
        await System.Terminate().WaitAsync(Patience.Limit);
    }

    /// <summary>Neither hears the other any more. Both go on.</summary>
    public async Task CutOffAsync(ClusterNode other)
    {
        var transport = ((RemoteActorRefProvider)((ExtendedActorSystem)System).Provider).Transport;
        (await transport.ManagementCommand(new SetThrottle(other.Address, ThrottleTransportAdapter.Direction.Both, Blackhole.Instance))).ShouldBeTrue();
    }

    private async Task<IReadOnlyList<string>> EntitiesHereAsync<TActor>()
    {
        var region = Get<ActorRegistry>().Get<TActor>();
        var state = await region.Ask<CurrentShardRegionState>(GetShardRegionState.Instance, Patience.Limit);
        return [.. state.Shards.SelectMany(shard => shard.EntityIds)];
    }
}
