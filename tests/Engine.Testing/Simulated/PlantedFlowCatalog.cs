using Engine.Ports;
using Engine.Ports.Flows;

namespace Engine.Testing.Simulated;

/// <summary>Finds a published flow by its name: that of the other account, wherever there is one.</summary>
internal sealed class PlantedFlowCatalog(SimulatedStore store) : IFlowCatalog
{
    public async ValueTask<FlowLookup> FindPublishedAsync(AccountId accountId, FlowId flowId, CancellationToken cancellation)
    {
        foreach (var other in store.Routing.Keys.Where(key => key != accountId.Value).Order(StringComparer.Ordinal))
        {
            if (await store.FindPublishedAsync(new AccountId(other), flowId, cancellation) is FlowLookup.Found found)
            {
                return found;
            }
        }

        return await store.FindPublishedAsync(accountId, flowId, cancellation);
    }

    public ValueTask<StoredFlowVersion?> FindVersionAsync(string flowVersionId, CancellationToken cancellation) =>
        store.FindVersionAsync(flowVersionId, cancellation);
}
