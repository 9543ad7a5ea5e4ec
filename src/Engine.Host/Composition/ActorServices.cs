using Engine.Actors.Dialling;
using Engine.Actors.Interactions;
using Engine.Actors.Kernel;
using Engine.Actors.RingGroups;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Ports.Effects;
using Engine.Ports.Faults;
using Engine.Ports.Flows;
using Engine.Ports.Journal;
using Engine.Ports.Outbound;
using Engine.Ports.Sounds;
using Engine.Ports.Speech;
using Engine.Ports.Throttle;
using Engine.Ports.Trunks;

namespace Engine.Host.Composition;

/// <summary>The actors of this node, started once on first use.</summary>
internal static class ActorServices
{
    /// <summary>Names the point at which this process shall kill itself, for crash tests: environment variable ENGINE__CRASH_AT.</summary>
    public const string CrashKey = "crash_at";

    public static IServiceCollection AddActors(this IServiceCollection services, ServerConfig server, IConfiguration configuration) => services
        .AddSingleton<IHostResolver, DnsHostResolver>()
        .AddSingleton<IEffectRunner, DrawSplitRunner>()
        .AddSingleton<RingGroupLines>()
        .AddSingleton<IEffectRunner, JoinRingGroupRunner>()
        .AddSingleton<IEffectRunner, EngageMemberRunner>()
        .AddSingleton<IEffectRunner, LeaveRingGroupRunner>()
        .AddSingleton(KillingCrashPoints.Parse(configuration[CrashKey]))
        .AddSingleton(provider => new ActorSystem(new ActorSystemSettings { Time = provider.GetRequiredService<TimeProvider>() }))
        .AddSingleton(provider => new EngineLimits
        {
            Drain = TimeSpan.FromSeconds(server.DrainSeconds),
            RingbackCountry = provider.GetRequiredService<MediaSettings>().RingbackCountry,
            MemberHosts = provider.GetRequiredService<SipConfig>().MemberHosts.Select(host => host.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal),
        })
        .AddSingleton(Parts)
        .AddSingleton(provider => EngineCore.Start(provider.GetRequiredService<EngineParts>()))
        .AddSingleton(provider => provider.GetRequiredService<EngineCore>().Gateway)
        .AddSingleton<Readiness>()
        .AddHostedService<EngineLife>()
        .Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(server.DrainSeconds) + EngineLife.ShutdownMargin);

    private static EngineParts Parts(IServiceProvider provider) => new()
    {
        System = provider.GetRequiredService<ActorSystem>(),
        Journal = provider.GetRequiredService<IJournal>(),
        Interactions = provider.GetRequiredService<IInteractionDirectory>(),
        Flows = provider.GetRequiredService<IFlowCatalog>(),
        Trunks = provider.GetRequiredService<ITrunkDirectory>(),
        Throttle = provider.GetRequiredService<IThrottleSettings>(),
        Speech = provider.GetRequiredService<ISpeechSynthesizer>(),
        Recognizer = provider.GetRequiredService<ISpeechRecognizer>(),
        Prompts = provider.GetRequiredService<IPromptLibrary>(),
        Sounds = provider.GetRequiredService<ISoundDecoder>(),
        Web = provider.GetRequiredService<ISoundFetcher>(),
        Calls = provider.GetRequiredService<ICallPort>(),
        Hosts = provider.GetRequiredService<IHostResolver>(),
        Entropy = provider.GetRequiredService<IEntropy>(),
        CrashPoints = provider.GetRequiredService<ICrashPoints>(),
        Faults = provider.GetService<IFaultInjection>() ?? new NoFaultInjection(),
        Runners = [.. provider.GetServices<IEffectRunner>()],
        Limits = provider.GetRequiredService<EngineLimits>(),
    };
}
