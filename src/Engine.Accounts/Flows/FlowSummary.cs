using Engine.Ports;

namespace Engine.Accounts.Flows;

/// <summary>A flow as lists show it.</summary>
/// <param name="PublishedVersion">Number of the published version, or null when nothing is published.</param>
/// <param name="RequiresGreen">Whether publishing needs every scenario to pass.</param>
public sealed record FlowSummary(
    string Id,
    string Name,
    string Description,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    bool HasDraft,
    bool DraftHasErrors,
    int? PublishedVersion,
    string? PublishedVersionId,
    bool RequiresGreen);

/// <summary>A flow that refers to something.</summary>
/// <param name="FlowName">As the draft or version calls it.</param>
/// <param name="PublishedVersion">Number of the published version that does; null = the draft does.</param>
public sealed record FlowUse(FlowId FlowId, string FlowName, int? PublishedVersion);
