using Akka.Actor;
using Akka.Hosting;
using Engine.Actors.Dialling;
using Engine.Actors.Hosting;
using Engine.Actors.Interactions;
using Engine.Actors.Legs;
using Engine.Actors.Preflight;
using Engine.Actors.Prompts;
using Engine.Actors.Tests.Interactions;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Calls;
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
using Engine.Testing.Ports;
using Engine.Testing.Simulated;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.Actors.Tests.Hosting;

/// <summary>A node as the host makes it: Akka.Hosting, a cluster of one, real shard regions and singletons. Only the store and telephony are stand-ins.</summary>
internal sealed class HostedNode : IAsyncDisposable
{
    private readonly IHost _host;

    private HostedNode(IHost host) => _host = host;

    public ActorSystem System => _host.Services.GetRequiredService<ActorSystem>();

    public IActorRegistry Actors => _host.Services.GetRequiredService<ActorRegistry>();

    public EngineCore Core => _host.Services.GetRequiredService<EngineCore>();

    public static async Task<HostedNode> StartAsync(SimulatedStore store, ProbedCalls calls, EngineLimits limits)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services
            .AddPorts(store, calls)
            .AddSingleton(limits)
            .AddSingleton(new CallAdmission(limits.ConcurrentCalls, limits.WaitingCalls, TimeProvider.System))
            .AddSingleton<StartLimit>()
            .AddSingleton(new PromptCache(limits.PromptBytes))
            .AddSingleton(NodeSlots.Alone)
            .AddSingleton<PromptLoader>(provider => new PromptLoader(new ToneSynthesizer(), provider.GetRequiredService<PromptCache>()))
            .AddSingleton<PrepareDialRunner>()
            .AddSingleton<DialCheck>()
            .AddSingleton<StartCheck>()
            .AddSingleton<LegActors>()
            .AddSingleton(new EffectRunners([]))
            .AddSingleton<FlowVersions>()
            .AddEngineActors()
            .AddSingleton<FreshIds>()
            .AddSingleton<IdMint>()
            .AddSingleton<IEngineGateway, EngineGateway>()
            .AddSingleton<EngineCore>()
            .AddAkka(EngineActors.SystemName, akka => akka
                .ConfigureLoggers(loggers => loggers.ClearLoggers())
                .AddSetup(new SimulatedJournalSetup(store.Journal))
                .AddHocon(SimulatedJournal.Settings, HoconAddMode.Prepend)
                .WithOneNode(limits)
                .WithEngineActors());
        var node = new HostedNode(builder.Build());
        await node._host.StartAsync();
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

/// <summary>What a node needs from outside.</summary>
internal static class StandIns
{
    public static IServiceCollection AddPorts(this IServiceCollection services, SimulatedStore store, ProbedCalls calls) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IEntropy>(new SeededEntropy(1))
        .AddSingleton<IFlowCatalog>(store)
        .AddSingleton<ITrunkDirectory>(store)
        .AddSingleton<IThrottleSettings>(store)
        .AddSingleton<IStartKeys>(store)
        .AddSingleton<IInteractionDirectory>(store)
        .AddSingleton<IRingGroupMembers>(new InMemoryRingGroups())
        .AddSingleton<IHostResolver, NumericHosts>()
        .AddSingleton<ISpeechRecognizer, NoSpeechRecognizer>()
        .AddSingleton<IFaultInjection, NoFaultInjection>()
        .AddSingleton<ICrashPoints, NoCrashPoints>()
        .AddSingleton<ICallPort>(calls);
}
