using System.Net;
using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Cluster.Sharding;
using Akka.DependencyInjection;
using Akka.Hosting;
using Engine.Actors.Interactions;
using Engine.Actors.RingGroups;
using Engine.Actors.Throttle;
using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Ports.RingGroups;
using Engine.Ports.Throttle;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Actors.Hosting;

/// <summary>
/// The actors of a node in Akka.Hosting's words: the region of interactions, the region of buckets, and two singletons. What they need from outside
/// comes from the host's services; the journal is configured beside this.
/// </summary>
public static class EngineActors
{
    /// <summary>Name of the actor system; every node of a cluster has the same.</summary>
    public const string SystemName = "engine";

    /// <summary>The role of every node that runs calls.</summary>
    private const string Role = "engine";

    /// <summary>A node that is alone: no port, a member of nothing but itself.</summary>
    public static AkkaConfigurationBuilder WithOneNode(this AkkaConfigurationBuilder builder, EngineLimits limits) => builder
        .AddHocon(ActorSettings.OfNode(limits), HoconAddMode.Prepend)
        .AddHocon(ActorSettings.Alone, HoconAddMode.Prepend)
        .WithProtocol()
        .AddStartup((system, _) =>
        {
            var cluster = Akka.Cluster.Cluster.Get(system);
            cluster.Join(cluster.SelfAddress);
        });

    /// <summary>A node among others, on that address; port 0 takes any. Who starts it has it join the others, or itself when it is the first.</summary>
    /// <exception cref="ArgumentException">The address can be reached from other machines: whoever can speak to this port could send anything.</exception>
    public static AkkaConfigurationBuilder WithNodeAmongOthers(this AkkaConfigurationBuilder builder, EngineLimits limits, IPEndPoint address)
    {
        if (!IPAddress.IsLoopback(address.Address))
        {
            throw new ArgumentException($"Nodes speak to each other without certificates, so only on this machine (127.0.0.1), not on {address}.", nameof(address));
        }

        return builder
            .AddHocon(ActorSettings.OfNode(limits), HoconAddMode.Prepend)
            .AddHocon(ActorSettings.Among(address), HoconAddMode.Prepend)
            .WithProtocol();
    }

    /// <summary>All actors.</summary>
    public static AkkaConfigurationBuilder WithEngineActors(this AkkaConfigurationBuilder builder) => builder
        .WithRingGroups()
        .WithInteractions()
        .WithThrottle()
        .WithWaker();

    private static AkkaConfigurationBuilder WithRingGroups(this AkkaConfigurationBuilder builder) => builder.WithSingleton<RingGroupActor>(
        "ring-groups",
        (system, _, resolver) => RingGroupLines.Props(resolver.GetService<IRingGroupMembers>(), resolver.GetService<TimeProvider>(), AgeOf(system, resolver)),
        Everywhere(),
        createProxyToo: true);

    /// <summary>Started by hand because it brings its own strategy, and because an interaction that fails is not to be restarted on the spot: the waker brings it back.</summary>
    private static AkkaConfigurationBuilder WithInteractions(this AkkaConfigurationBuilder builder) => builder.WithActors((system, registry, resolver) =>
    {
        var actors = resolver.GetService<InteractionActors>();
        var lines = new RingGroupLines(registry.Get<RingGroupActor>());
        var settings = ClusterShardingSettings.Create(system).WithRole(Role).WithSupervisorStrategy(SupervisorStrategy.StoppingStrategy);
        registry.Register<InteractionActor>(ClusterSharding.Get(system).Start(
            InteractionRegion.Name,
            id => actors.Of(new InteractionId(id), lines),
            settings,
            InteractionRegion.Extractor,
            new WhereAsked(),
            InteractionRegion.StopMessage));
    });

    private static AkkaConfigurationBuilder WithThrottle(this AkkaConfigurationBuilder builder) => builder.WithShardRegion<AccountThrottleActor>(
        ThrottleBuckets.Region,
        (system, _, resolver) =>
        {
            var (settings, time, age) = (resolver.GetService<IThrottleSettings>(), resolver.GetService<TimeProvider>(), AgeOf(system, resolver));
            return id => ThrottleBuckets.Props(new AccountId(id), settings, time, age);
        },
        ThrottleBuckets.Extractor,
        new ShardOptions { Role = Role, StateStoreMode = StateStoreMode.DData, ShouldPassivateIdleEntities = false });

    private static AkkaConfigurationBuilder WithWaker(this AkkaConfigurationBuilder builder) => builder.WithSingleton<Waker>(
        "waker",
        (_, registry, resolver) => Waker.Props(
            new InteractionRegion(registry.Get<InteractionActor>(), resolver.GetService<TimeProvider>()),
            resolver.GetService<IInteractionDirectory>(),
            resolver.GetService<FailedRecoveries>(),
            resolver.GetService<TimeProvider>()),
        Everywhere(),
        createProxyToo: false);

    private static ClusterAge AgeOf(ActorSystem system, IDependencyResolver resolver) => new(system, resolver.GetService<TimeProvider>());

    private static ClusterSingletonOptions Everywhere() => new() { Role = Role };

    /// <summary>The ways to the actors, for whoever asks the services for them; to be asked once the actor system runs.</summary>
    public static IServiceCollection AddEngineActors(this IServiceCollection services) => services
        .AddSingleton<FailedRecoveries>()
        .AddSingleton<FailedAppends>()
        .AddSingleton<InteractionActors>()
        .AddSingleton(provider => new InteractionRegion(provider.GetRequiredService<ActorRegistry>().Get<InteractionActor>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new ThrottleBuckets(provider.GetRequiredService<ActorRegistry>().Get<AccountThrottleActor>(), provider.GetRequiredService<TimeProvider>()));
}
