using Engine.Ports;

namespace Engine.Accounts.Flows;

/// <summary>An immutable version of a flow, without its document.</summary>
/// <param name="Id">The <c>flow_version_id</c> of the API: 32 lower-case hex characters.</param>
/// <param name="Number">Counts from 1 in each flow.</param>
/// <param name="Message">Why it was published, in the author's words.</param>
public sealed record FlowVersion(
    string Id,
    FlowId FlowId,
    int Number,
    FlowVersionState State,
    string Name,
    string ContentHash,
    DateTimeOffset PublishedAt,
    DateTimeOffset? ArchivedAt,
    string Message)
{
    /// <summary>Who published it, as <see cref="FlowContent.SavedBy"/>.</summary>
    public string? PublishedBy { get; init; }
}

/// <summary>A version with its document, exactly as it was published.</summary>
public sealed record FlowVersionDocument(FlowVersion Version, string Document);

/// <summary>At most one version of a flow is published (FLOW-01).</summary>
public enum FlowVersionState
{
    Published,
    Archived,
}
