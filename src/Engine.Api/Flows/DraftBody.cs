using System.Text.Json;
using Engine.Accounts.Flows;
using Engine.Api.Json;
using Engine.Flows.Document;

namespace Engine.Api.Flows;

/// <summary>The editable version of a flow with what validation found when it was saved.</summary>
/// <param name="Etag">Send it, in quotes, as If-Match; it is in the ETag header too.</param>
/// <param name="BasedOn">Version it was restored from.</param>
internal sealed record DraftBody(
    string FlowId,
    string Etag,
    DateTimeOffset SavedAt,
    int? BasedOn,
    bool HasErrors,
    IReadOnlyList<FlowFault> Faults,
    JsonElement Document)
{
    public static DraftBody From(FlowDraft draft)
    {
        using var document = JsonDocument.Parse(draft.Content.Document);
        return new DraftBody(
            draft.FlowId,
            draft.ETag,
            draft.SavedAt,
            draft.BasedOn,
            draft.Content.HasErrors,
            JsonSerializer.Deserialize<IReadOnlyList<FlowFault>>(draft.Content.Faults, ApiJson.Options)!,
            document.RootElement.Clone());
    }
}
