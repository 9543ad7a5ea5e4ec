using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Accounts.Flows;

/// <summary>
/// Flows with their draft and versions (FLOW-01 to FLOW-03). Validation is the caller's; the store keeps what it found and refuses to
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
    /// <param name="account">Owner.</param>
    /// <param name="flowId">Flow.</param>
    /// <param name="ifMatch">ETag of the draft that is meant.</param>
    /// <param name="message">Why, in the author's words; may be empty.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<PublishResult> PublishAsync(AccountId account, string flowId, string? ifMatch, string message, CancellationToken cancellation);

    /// <summary>Takes the published version out of service: new requests are refused, running interactions go on.</summary>
    Task<ArchiveResult> ArchiveAsync(AccountId account, string flowId, CancellationToken cancellation);

    /// <summary>Makes a flow of <paramref name="content"/> with the scenarios and settings of another; null when that one does not exist.</summary>
    Task<FlowDraft?> DuplicateAsync(AccountId account, string flowId, FlowContent content, CancellationToken cancellation);

    /// <summary>Deletes a flow with its draft, versions and scenarios; what has run stays in the reports.</summary>
    Task<FlowRemoval> RemoveAsync(AccountId account, string flowId, CancellationToken cancellation);

    /// <summary>Whether publishing needs every scenario to pass.</summary>
    /// <returns>False when there is no such flow.</returns>
    Task<bool> RequireGreenAsync(AccountId account, string flowId, bool required, CancellationToken cancellation);

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
