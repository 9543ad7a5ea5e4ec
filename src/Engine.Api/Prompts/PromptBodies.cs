using Engine.Accounts.Prompts;

namespace Engine.Api.Prompts;

/// <summary>What a prompt shall be called from now on.</summary>
internal sealed record PromptChange(string Name, string Description = "");

/// <summary>A recorded prompt.</summary>
/// <param name="PromptId">What flows name it by, as <c>{"prompt": "…"}</c>.</param>
/// <param name="DurationMs">How long it plays.</param>
/// <param name="Etag">Send it, in quotes, as If-Match; it is in the ETag header too.</param>
public sealed record PromptBody(
    string PromptId, string Name, string Description, long DurationMs, string Etag, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static PromptBody From(Prompt prompt) => new(
        prompt.Id, prompt.Name, prompt.Description, prompt.DurationMs, prompt.ETag, prompt.CreatedAt, prompt.UpdatedAt);
}
