namespace Engine.Accounts.Prompts;

/// <summary>What people call a prompt.</summary>
public sealed record PromptLabel(string Name, string Description = "");
