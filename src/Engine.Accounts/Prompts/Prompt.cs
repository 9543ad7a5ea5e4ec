namespace Engine.Accounts.Prompts;

/// <summary>A recorded prompt, without its sound.</summary>
/// <param name="Name">Unique in the account, whatever its case.</param>
/// <param name="DurationMs">How long it plays.</param>
/// <param name="ETag">Changes with every change of the prompt.</param>
/// <param name="UpdatedAt">Of the latest change, also of name and description.</param>
public sealed record Prompt(
    string Id, string Name, string Description, long DurationMs, string ETag, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
