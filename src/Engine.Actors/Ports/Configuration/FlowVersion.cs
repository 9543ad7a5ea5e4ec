namespace Engine.Actors.Ports.Configuration;

/// <summary>An immutable version of a flow, without its document.</summary>
/// <param name="Id">The <c>flow_version_id</c> of the API: 32 lower-case hex characters.</param>
/// <param name="Number">Counts from 1 in each flow.</param>
public sealed record FlowVersion(
    string Id,
    string FlowId,
    int Number,
    FlowVersionState State,
    string Name,
    string ContentHash,
    DateTimeOffset PublishedAt,
    DateTimeOffset? ArchivedAt);
