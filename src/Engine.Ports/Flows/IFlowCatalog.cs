namespace Engine.Ports.Flows;

/// <summary>Published flow versions, as stored. What they mean is the reader's business (the engine parses each version once).</summary>
public interface IFlowCatalog
{
    /// <summary>The version an account's flow would start now.</summary>
    ValueTask<FlowLookup> FindPublishedAsync(string accountId, string flowId, CancellationToken stop);

    /// <summary>One version by its id, published or archived: a running interaction stays on the version it started with. Null when unknown.</summary>
    ValueTask<StoredFlowVersion?> FindVersionAsync(string flowVersionId, CancellationToken stop);
}
