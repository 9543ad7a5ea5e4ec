using Engine.Accounts.Flows;
using Engine.Flows.Facts;
using Engine.Flows.Scenarios;
using Engine.Host.Composition;
using Engine.Ports.Effects;
using Engine.Ports.Faults;
using Engine.Ports.Sounds;
using Engine.Ports.Trunks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Engine.Host.Rehearsals;

/// <summary>The whole engine with a scenario in place of the outside world.</summary>
internal static class RehearsalServer
{
    private static readonly Type[] Stubbed =
    [
        typeof(InteractionEffect.DrawSplit), typeof(InteractionEffect.CallService), typeof(InteractionEffect.QueryRecord), typeof(InteractionEffect.RunFunction),
    ];

    public static WebApplication Build(string folder, ScenarioFile file, Cast cast, ShiftedTime time) =>
        EngineServer.Build(new EngineSettings(folder, null, Flags(file.Scenario)), services => Replace(services, file, cast, time));

    private static Dictionary<string, string?> Flags(Scenario scenario)
    {
        var flags = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["server:listen"] = "http://127.0.0.1:0",
            ["server:drain_seconds"] = "1",
            ["sip:listen"] = "127.0.0.1:0",
            ["media:bind"] = "127.0.0.1",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        var hosts = scenario.RingGroups.Values.SelectMany(members => members)
            .Where(member => member.Contains('@', StringComparison.Ordinal)).Select(member => member[(member.IndexOf('@', StringComparison.Ordinal) + 1)..].Split(':')[0]);
        foreach (var (i, host) in hosts.Distinct(StringComparer.OrdinalIgnoreCase).Index())
        {
            flags[FormattableString.Invariant($"sip:member_hosts:{i}")] = host;
        }

        return flags;
    }

    private static void Replace(IServiceCollection services, ScenarioFile file, Cast cast, ShiftedTime time)
    {
        var stubs = new VirtualServices(file.Flow, file.Scenario);
        var sounds = new StandInSounds();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<IFaultInjection>(new ScenarioFailures(file.Scenario, () => cast.Step, time));
        services.AddSingleton(new StoredEvents(cast.On));
        services.AddSingleton<IAccountCatalogs>(file.Account).AddSingleton<ITrunkDirectory>(file.Account);
        services.AddSingleton<IPromptLibrary>(sounds).AddSingleton<ISoundFetcher>(sounds);
        services.RemoveAll<IEffectRunner>();
        foreach (var effect in Stubbed)
        {
            services.AddSingleton<IEffectRunner>(new StubRunner(effect, stubs, () => cast.Step, time));
        }

        // The phones are the only peer, and no trunk is stored that could say so.
        services.Remove(services.Single(service => service.ImplementationType == typeof(TrunkPeers)));
    }
}
