using Akka.Cluster;
using Akka.Hosting;
using Akka.Hosting.TestKit;
using Engine.Actors.Hosting;
using Engine.Actors.Interactions;
using Engine.Cluster.Tests.World;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Cluster.Tests.Nodes;

/// <summary>
/// Nodes of one cluster in this process. Akka's test kit runs in node B, which lives to the end; A is older and has what there is only one of, and it is
/// A that leaves or dies.
/// </summary>
public abstract class ClusterTest : TestKit
{
    private readonly List<IHost> _hosts = [];

    private protected ClusterTest(TimeProvider? time = null, EngineLimits? limits = null)
        : base(EngineActors.SystemName, startupTimeout: Patience.Limit, logLevel: LogLevel.Warning)
    {
        Limits = limits ?? new EngineLimits();
        World = new ClusterWorld(time ?? TimeProvider.System);
        B = new ClusterNode(World, "b", 16, new EngineLimits());
    }

    private protected ClusterWorld World { get; }

    /// <summary>Limits of the nodes beside B.</summary>
    private protected EngineLimits Limits { get; }

    private protected ClusterNode B { get; }

    /// <summary>A and B, both up.</summary>
    private protected async Task<ClusterNode> OlderThanBAsync()
    {
        var a = await NodeAsync("a", 0);
        await a.JoinAsync(a);
        await B.JoinAsync(a);
        await Patience.UntilAsync(() => MembersUp(a) == 2 && MembersUp(B) == 2);
        return a;
    }

    /// <summary>One more node, a member of nothing yet.</summary>
    private protected async Task<ClusterNode> NodeAsync(string name, int firstSlot)
    {
        var node = new ClusterNode(World, name, firstSlot, Limits);
        var host = new HostBuilder()
            .ConfigureServices(services =>
            {
                node.AddServices(services);
                services.AddAkka(EngineActors.SystemName, (akka, _) =>
                {
                    akka.ConfigureLoggers(loggers => loggers.ClearLoggers());
                    node.Configure(akka);
                });
            })
            .Build();
        _hosts.Add(host);
        await host.StartAsync();
        node.Use(host.Services);
        return node;
    }

    private protected static int MembersUp(ClusterNode node) => node.Cluster.State.Members.Count(member => member.Status == MemberStatus.Up);

    protected override void ConfigureServices(HostBuilderContext context, IServiceCollection services) => B.AddServices(services);

    protected override void ConfigureAkka(AkkaConfigurationBuilder builder, IServiceProvider provider) => B.Configure(builder);

    protected override Task BeforeTestStart()
    {
        B.Use(Host.Services);
        return Task.CompletedTask;
    }

    /// <summary>Ended, not led down: nothing is waited for that a test did not ask for.</summary>
    protected override async Task AfterAllAsync()
    {
        foreach (var host in _hosts)
        {
            await host.Services.GetRequiredService<Akka.Actor.ActorSystem>().Terminate();
            host.Dispose();
        }
    }
}
