using Akka.Cluster.Hosting;
using Akka.Hosting;
using Engine.Actors.Dialling;
using Engine.Actors.Hosting;
using Engine.Actors.Interactions;
using Engine.Actors.Legs;
using Engine.Actors.Preflight;
using Engine.Actors.Prompts;
using Engine.Media.Prompts;
using Engine.Ports.Calls;
using Engine.Ports.Effects;
using Engine.Ports.Faults;
using Engine.Ports.Interactions;
using Engine.Ports.Outbound;
using Engine.Storage;
using Engine.Storage.Journal;

namespace Engine.Host.Composition;

/// <summary>The actors of this node, and what they need.</summary>
internal static class ActorServices
{
    /// <summary>Names the point at which this process shall kill itself, for crash tests: environment variable ENGINE__CRASH_AT.</summary>
    public const string CrashKey = "crash_at";

    public static IServiceCollection AddActors(this IServiceCollection services, ServerConfig server, IConfiguration configuration) => services
        .AddSingleton(KillingCrashPoints.Parse(configuration[CrashKey]))
        .AddSingleton<IFaultInjection, NoFaultInjection>()
        .AddSingleton(NodeSlots.Alone)
        .AddSingleton(provider => new EngineLimits
        {
            Drain = TimeSpan.FromSeconds(server.DrainSeconds),
            MemberHosts = provider.GetRequiredService<SipSettings>().MemberHosts.Select(host => host.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal),
        })
        .AddDialling()
        .AddSingleton<LegActors>()
        .AddSingleton<IEffectRunner, DrawSplitRunner>()
        .AddSingleton<EffectRunners>()
        .AddSingleton<FlowVersions>()
        .AddEngineActors()
        .AddSingleton<IdMint>()
        .AddSingleton<StartCheck>()
        .AddSingleton<StartLimit>()
        .AddSingleton<IEngineGateway, EngineGateway>()
        .AddSingleton<EngineCore>()
        .AddSingleton<Readiness>()
        .AddHealthChecks().Services
        .AddAkka(EngineActors.SystemName, Configure)
        .AddHostedService<EngineLife>()
        .Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(server.DrainSeconds) + EngineLife.ShutdownMargin);

    private static void Configure(AkkaConfigurationBuilder akka, IServiceProvider provider) => akka
        .ConfigureLoggers(loggers =>
        {
            loggers.ClearLoggers();
            loggers.AddLoggerFactory();
            loggers.LogLevel = Akka.Event.LogLevel.WarningLevel;
        })
        .WithEngineJournal(provider.GetRequiredService<SqliteStorage>(), provider.GetService<StoredEvents>()?.Hear)
        .WithOneNode(provider.GetRequiredService<EngineLimits>())
        .WithEngineActors()
        .WithActorSystemLivenessCheck()
        .WithAkkaClusterReadinessCheck();

    /// <summary>What stands between an effect and its call: a place, a way, and sound that is ready to send.</summary>
    private static IServiceCollection AddDialling(this IServiceCollection services) => services
        .AddSingleton(provider => Admission(provider.GetRequiredService<EngineLimits>(), provider.GetRequiredService<ICallPort>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new PromptCache(provider.GetRequiredService<EngineLimits>().PromptBytes))
        .AddSingleton<RecordedPrompts>()
        .AddSingleton<WebPrompts>()
        .AddSingleton<PromptLoader>()
        .AddSingleton<IHostResolver, DnsHostResolver>()
        .AddSingleton<PrepareDialRunner>()
        .AddSingleton<DialCheck>();

    /// <summary>What is accepted while the last start before the limit is on its way to its leg must find room too.</summary>
    private static CallAdmission Admission(EngineLimits limits, ICallPort calls, TimeProvider time) =>
        new(limits.ConcurrentCalls, 2 * limits.WaitingCalls, time, () => calls.Room) { Patience = limits.PlaceWait, StartsUpTo = limits.WaitingCalls };
}
