using Engine.Flows.Graph;

namespace Engine.Flows.Versions;

/// <summary>A version that is or was published; immutable but for its state.</summary>
/// <param name="Id">32 hex characters.</param>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="State">Published or archived.</param>
/// <param name="ContentHash">SHA-256 of the canonical JSON.</param>
/// <param name="Document">The flow.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="Message">Why, in the author's words.</param>
public sealed record FlowVersion(
    string Id, int Number, FlowVersionState State, string ContentHash, FlowDocument Document, DateTimeOffset PublishedAt, string Message);
