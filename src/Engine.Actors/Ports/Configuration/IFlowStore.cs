namespace Engine.Actors.Ports.Configuration;

/// <summary>
/// Flows with their draft and versions (flows.md §2). Validation is the caller's; the store keeps what it found and refuses to
/// publish a draft with errors. A null <c>ifMatch</c> means "whatever is there".
/// </summary>
public interface IFlowStore
{
    /// <summary>Makes a flow whose first draft is <paramref name="content"/>.</summary>
    Task<FlowDraft> CreateAsync(AccountId account, FlowContent content, CancellationToken cancellation);

    /// <summary>Oldest first.</summary>
    Task<Page<FlowSummary>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation);

    Task<FlowSummary?> FindAsync(AccountId account, string flowId, CancellationToken cancellation);

    Task<FlowDraft?> FindDraftAsync(AccountId account, string flowId, CancellationToken cancellation);

    /// <summary>Saves the draft, making one when there is none.</summary>
    Task<DraftResult> SaveDraftAsync(AccountId account, string flowId, FlowContent content, string? ifMatch, CancellationToken cancellation);

    Task<DraftResult> DiscardDraftAsync(AccountId account, string flowId, string? ifMatch, CancellationToken cancellation);

    /// <summary>Makes the draft the published version and archives the one before, in one transaction.</summary>
    Task<PublishResult> PublishAsync(AccountId account, string flowId, string? ifMatch, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    Task<Page<FlowVersion>> ListVersionsAsync(AccountId account, string flowId, PageRequest page, CancellationToken cancellation);

    Task<FlowVersionDocument?> FindVersionAsync(AccountId account, string flowId, int number, CancellationToken cancellation);

    Task<FlowVersionDocument?> FindVersionAsync(AccountId account, string versionId, CancellationToken cancellation);

    Task<FlowVersionDocument?> FindPublishedAsync(AccountId account, string flowId, CancellationToken cancellation);

    /// <summary>
    /// Copies an older version into the draft, with the faults that the caller's validation of it found today. Replaces a draft only
    /// when <paramref name="ifMatch"/> is that draft's ETag or null.
    /// </summary>
    Task<DraftResult> RestoreAsync(
        AccountId account, string flowId, int number, FlowContent content, string? ifMatch, CancellationToken cancellation);
}
