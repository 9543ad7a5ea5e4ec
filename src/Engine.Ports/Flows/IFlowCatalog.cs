namespace Engine.Ports.Flows;

/// <summary>Published flow versions, as stored. What they mean is the reader's business (the engine parses each version once).</summary>
public interface IFlowCatalog
{
    /// <summary>The version an account's flow would start now.</summary>
    ValueTask<FlowLookup> FindPublishedAsync(AccountId accountId, FlowId flowId, CancellationToken cancellation);

    /// <summary>One version by its id, published or archived: a running interaction stays on the version it started with. Null when unknown.</summary>
    ValueTask<StoredFlowVersion?> FindVersionAsync(string flowVersionId, CancellationToken cancellation);
}

/// <summary>The three answers to "what would this flow start?". A flow of another account is <see cref="NoSuchFlow"/>.</summary>
public abstract record FlowLookup
{
    public sealed record Found(StoredFlowVersion Version) : FlowLookup;

    public sealed record NoSuchFlow : FlowLookup;

    public sealed record NothingPublished : FlowLookup;
}

/// <summary>An immutable flow version (FLOW-01); an interaction stays on the one it started with (FLOW-04).</summary>
/// <param name="FlowVersionId">32 lower-case hex characters.</param>
/// <param name="Number">Counts from 1 in each flow.</param>
/// <param name="Document">The flow document as UTF-8 JSON.</param>
public sealed record StoredFlowVersion(string FlowVersionId, FlowId FlowId, AccountId AccountId, int Number, ReadOnlyMemory<byte> Document);
