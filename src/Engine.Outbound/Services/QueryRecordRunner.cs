using Engine.Accounts.Connections;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Effects;

namespace Engine.Outbound.Services;

/// <summary>Runs Salesforce Data Dip over the public REST query interface. Only the first page is asked for: the step takes the first record.</summary>
internal sealed class QueryRecordRunner(
    ServiceExchange exchange, IConnectionStore connections, AccountRates rates, ServiceFigures figures, TimeProvider time)
    : EffectRunner<InteractionEffect.QueryRecord>
{
    private const string Component = "salesforce_data_dip";

    /// <summary>Where a connection does not say.</summary>
    private const string DefaultVersion = "61.0";

    /// <summary>The smallest page there is: a query for many records must not reach the cap of an answer.</summary>
    private static readonly KeyValuePair<string, string> SmallPage = new("Sforce-Query-Options", "batchSize=200");

    protected override async ValueTask<InteractionCommand?> RunAsync(EffectOrder order, InteractionEffect.QueryRecord effect, CancellationToken cancellation)
    {
        var result = rates.TryTake(order.AccountId)
            ? await AskAsync(order.AccountId, effect, cancellation)
            : new ServiceResult.Failed("rate_limited");
        figures.Count(Component, result);
        return result.ToCommand(time.GetUtcNow(), effect.Token);
    }

    private async ValueTask<ServiceResult> AskAsync(AccountId accountId, InteractionEffect.QueryRecord effect, CancellationToken cancellation)
    {
        var connection = await connections.OpenAsync(accountId, effect.ConnectionId, cancellation);
        var version = connection?.Config.Auth.ApiVersion ?? DefaultVersion;
        var target = $"/services/data/v{version}/query?q={Uri.EscapeDataString(effect.Query)}";
        return await exchange.AskAsync(
            new ServiceCall(accountId, effect.ConnectionId, "GET", target, TimeSpan.FromSeconds(effect.TimeoutSeconds))
            {
                Headers = [new("Accept", "application/json"), SmallPage],
            },
            cancellation);
    }
}
