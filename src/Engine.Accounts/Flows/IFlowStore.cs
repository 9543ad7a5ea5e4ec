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

    /// <summary>In the order that the filter names, which stays the same from page to page.</summary>
    Task<Page<FlowSummary>> ListAsync(AccountId account, FlowFilter filter, PageRequest page, CancellationToken cancellation);

    /// <summary>All flows, oldest first.</summary>
    Task<Page<FlowSummary>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation) =>
        ListAsync(account, new FlowFilter(), page, cancellation);

    Task<FlowSummary?> FindAsync(AccountId account, FlowId flowId, CancellationToken cancellation);

    Task<FlowDraft?> FindDraftAsync(AccountId account, FlowId flowId, CancellationToken cancellation);

    /// <summary>Saves the draft, making one when there is none.</summary>
    Task<DraftResult> SaveDraftAsync(AccountId account, FlowId flowId, FlowContent content, string? ifMatch, CancellationToken cancellation);

    Task<DraftResult> DiscardDraftAsync(AccountId account, FlowId flowId, string? ifMatch, CancellationToken cancellation);

    /// <summary>Makes the draft the published version and archives the one before, in one transaction.</summary>
    /// <param name="account">Owner.</param>
    /// <param name="flowId">Flow.</param>
    /// <param name="ifMatch">ETag of the draft that is meant.</param>
    /// <param name="message">Why, in the author's words; may be empty.</param>
    /// <param name="by">Who, as <see cref="FlowContent.SavedBy"/>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<PublishResult> PublishAsync(AccountId account, FlowId flowId, string? ifMatch, string message, string? by, CancellationToken cancellation);

    /// <summary>Takes the published version out of service: new requests are refused, running interactions go on.</summary>
    Task<ArchiveResult> ArchiveAsync(AccountId account, FlowId flowId, CancellationToken cancellation);

    /// <summary>Makes a flow of <paramref name="content"/> with the scenarios and settings of another; null when that one does not exist.</summary>
    Task<FlowDraft?> DuplicateAsync(AccountId account, FlowId flowId, FlowContent content, CancellationToken cancellation);

    /// <summary>Deletes a flow with its draft, versions and scenarios; what has run stays in the reports.</summary>
    /// <param name="account">Its owner.</param>
    /// <param name="flowId">Which.</param>
    /// <param name="etag">Of the draft that the caller read; null to delete whatever is there.</param>
    /// <param name="cancellation">Given up on.</param>
    Task<FlowRemoval> RemoveAsync(AccountId account, FlowId flowId, string? etag, CancellationToken cancellation);

    /// <summary>Whether publishing needs every scenario to pass.</summary>
    /// <returns>False when there is no such flow.</returns>
    Task<bool> RequireGreenAsync(AccountId account, FlowId flowId, bool required, CancellationToken cancellation);

    /// <summary>Replaces the flow's labels.</summary>
    /// <returns>False when there is no such flow.</returns>
    Task<bool> LabelAsync(AccountId account, FlowId flowId, IReadOnlyList<string> labels, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    Task<Page<FlowVersion>> ListVersionsAsync(AccountId account, FlowId flowId, PageRequest page, CancellationToken cancellation);

    Task<FlowVersionDocument?> FindVersionAsync(AccountId account, FlowId flowId, int number, CancellationToken cancellation);

    Task<FlowVersionDocument?> FindVersionAsync(AccountId account, string versionId, CancellationToken cancellation);

    Task<FlowVersionDocument?> FindPublishedAsync(AccountId account, FlowId flowId, CancellationToken cancellation);

    /// <summary>
    /// Copies an older version into the draft, with the faults that the caller's validation of it found today. Replaces a draft only
    /// when <paramref name="ifMatch"/> is that draft's ETag or null.
    /// </summary>
    Task<DraftResult> RestoreAsync(
        AccountId account, FlowId flowId, int number, FlowContent content, string? ifMatch, CancellationToken cancellation);
}

/// <summary>The result of a change to a draft.</summary>
public abstract record DraftResult
{
    private DraftResult()
    {
    }

    public sealed record Saved(FlowDraft Draft) : DraftResult;

    public sealed record Discarded : DraftResult;

    /// <summary>The caller's ETag is not the draft's (412). <paramref name="CurrentETag"/> is null when there is no draft.</summary>
    public sealed record Conflict(string? CurrentETag) : DraftResult;

    /// <summary>No such flow, version or draft in this account (404).</summary>
    public sealed record NotFound : DraftResult;
}

/// <summary>The result of publishing a draft.</summary>
public abstract record PublishResult
{
    private PublishResult()
    {
    }

    public sealed record Published(FlowVersion Version) : PublishResult;

    /// <summary>The draft has errors (its faults say which); nothing was changed.</summary>
    public sealed record HasErrors(string Faults) : PublishResult;

    /// <summary>The caller's ETag is not the draft's (412).</summary>
    public sealed record Conflict(string CurrentETag) : PublishResult;

    /// <summary>The flow has no draft to publish.</summary>
    public sealed record NoDraft : PublishResult;

    /// <summary>No such flow in this account.</summary>
    public sealed record NotFound : PublishResult;
}

/// <summary>The result of taking a flow out of service.</summary>
public abstract record ArchiveResult
{
    private ArchiveResult()
    {
    }

    public sealed record Archived(FlowVersion Version) : ArchiveResult;

    public sealed record NothingPublished : ArchiveResult;

    /// <summary>No such flow in this account.</summary>
    public sealed record NotFound : ArchiveResult;
}

/// <summary>The result of deleting a flow.</summary>
public enum FlowRemoval
{
    Removed,

    /// <summary>Requests may still start it; archive it first.</summary>
    Published,

    /// <summary>An interaction runs on one of its versions.</summary>
    Running,

    /// <summary>The draft is another than the caller read, or there is none.</summary>
    Changed,

    NotFound,
}
