using Engine.Accounts.Access;
using Engine.Actors.Interactions;
using Engine.Ports;
using Engine.Ports.RingGroups;
using Engine.Storage;
using Engine.Storage.Sqlite;

namespace Engine.Host.Composition;

/// <summary>The store: one SQLite file behind every port.</summary>
internal static class StorageServices
{
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, EngineSettings settings, bool ownsStore = true) => services
        .AddSingleton<IEntropy, RandomEntropy>()
        .AddSingleton(provider => SqliteStorage.Open(
            new SqliteConfig { Path = settings.StorePath, TakeOwnership = ownsStore },
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IEntropy>(),
            provider.GetRequiredService<ILoggerFactory>()))
        .AddPort(store => store.FreshIds)
        .AddPort(store => store.InFlight)
        .AddPort(store => store.StartKeys)
        .AddPort(store => store.Interactions)
        .AddPort(store => store.Changes)
        .AddPort(store => store.Reports)
        .AddPort(store => store.Retention)
        .AddPort(store => store.Throttle)
        .AddPort(store => store.Flows)
        .AddPort(store => store.Scenarios)
        .AddPort(store => store.FlowCatalog)
        .AddPort(store => store.Numbers)
        .AddPort(store => store.Trunks)
        .AddPort(store => store.TrunkDirectory)
        .AddPort(store => store.SplitCounters)
        .AddPort(store => store.RingGroups)
        .AddPort<IRingGroupMembers>(store => store.RingGroups)
        .AddPort(store => store.Connections)
        .AddPort(store => store.Functions)
        .AddPort(store => store.SpeechSettings)
        .AddStanding()
        .AddPort(store => store.SigningKeys)
        .AddPort(store => store.Users)
        .AddPort(store => store.Links)
        .AddPort(store => store.Sessions)
        .AddPort(store => store.Protection)
        .AddPort(store => store.Prompts)
        .AddPort(store => store.PromptLibrary)
        .AddPort(store => store.Health);

    /// <summary>Clients and accounts by stores whose writes take effect at once, tokens included.</summary>
    private static IServiceCollection AddStanding(this IServiceCollection services) => services
        .AddSingleton(provider => new ClientStanding(Store(provider).Clients, Store(provider).Accounts, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IClientStore>(provider => new WatchedClientStore(Store(provider).Clients, provider.GetRequiredService<ClientStanding>()))
        .AddSingleton<IAccountStore>(provider => new WatchedAccountStore(Store(provider).Accounts, provider.GetRequiredService<ClientStanding>()));

    private static SqliteStorage Store(IServiceProvider provider) => provider.GetRequiredService<SqliteStorage>();

    private static IServiceCollection AddPort<TPort>(this IServiceCollection services, Func<SqliteStorage, TPort> port)
        where TPort : class => services.AddSingleton(provider => port(Store(provider)));
}
