using Engine.Accounts.Flows;

namespace Engine.Api.Flows;

/// <summary>An immutable version of a flow.</summary>
/// <param name="Number">Counts from 1 in each flow.</param>
/// <param name="ContentHash">SHA-256 of the canonical document without layout.</param>
/// <param name="Message">Why it was published, in the author's words; empty when none was given.</param>
internal sealed record VersionBody(
    string FlowVersionId,
    string FlowId,
    int Number,
    FlowVersionState State,
    string Name,
    string ContentHash,
    DateTimeOffset PublishedAt,
    DateTimeOffset? ArchivedAt,
    string Message)
{
    public static VersionBody From(FlowVersion version) => new(
        version.Id,
        version.FlowId,
        version.Number,
        version.State,
        version.Name,
        version.ContentHash,
        version.PublishedAt,
        version.ArchivedAt,
        version.Message);
}
