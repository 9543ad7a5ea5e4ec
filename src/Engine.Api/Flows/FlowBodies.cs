using Engine.Accounts.Flows;

namespace Engine.Api.Flows;

/// <summary>A flow as lists show it.</summary>
/// <param name="PublishedVersion">Number of the published version; null when nothing is published.</param>
/// <param name="PublishRequiresGreen">Publishing needs every scenario to pass.</param>
internal sealed record FlowBody(
    string FlowId,
    string Name,
    string Description,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    bool HasDraft,
    bool DraftHasErrors,
    int? PublishedVersion,
    string? PublishedVersionId,
    bool PublishRequiresGreen)
{
    public static FlowBody From(FlowSummary flow) => new(
        flow.Id,
        flow.Name,
        flow.Description,
        flow.CreatedAt,
        flow.UpdatedAt,
        flow.HasDraft,
        flow.DraftHasErrors,
        flow.PublishedVersion,
        flow.PublishedVersionId,
        flow.RequiresGreen);
}
