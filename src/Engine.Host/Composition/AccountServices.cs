using Engine.Accounts.Flows;
using Engine.Accounts.Functions;
using Engine.Accounts.Users;

namespace Engine.Host.Composition;

/// <summary>The use cases of accounts, for the API and for rehearsals alike; the stores behind them come with the storage.</summary>
internal static class AccountServices
{
    private const string RingSecondsKey = "flows:ring_seconds_ceiling";

    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(new FlowConfig { RingSecondsCeiling = configuration.GetValue(RingSecondsKey, FlowConfig.DefaultRingSecondsCeiling) })
        .AddSingleton<CatalogStores>()
        .AddSingleton<IAccountCatalogs, AccountCatalogs>()
        .AddSingleton<FlowAuthoring>()
        .AddSingleton<FlowDocuments>()
        .AddSingleton<FlowDrafts>()
        .AddSingleton<FlowPublishing>()
        .AddSingleton<ScenarioRuns>()
        .AddSingleton<FunctionDrafts>()
        .AddSingleton<FunctionTesting>()
        .AddSingleton<UserSessions>();
}
