using Engine.Accounts.Prompts;

namespace Engine.Api.Prompts;

/// <summary>A recorded prompt.</summary>
/// <param name="PromptId">What flows name it by, as <c>{"prompt": "…"}</c>.</param>
/// <param name="DurationMs">How long it plays.</param>
/// <param name="Etag">Send it, in quotes, as If-Match; it is in the ETag header too.</param>
internal sealed record PromptBody(
    string PromptId, string Name, string Description, long DurationMs, string Etag, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static PromptBody From(Prompt prompt) => new(
        prompt.Id, prompt.Name, prompt.Description, prompt.DurationMs, prompt.ETag, prompt.CreatedAt, prompt.UpdatedAt);
}
