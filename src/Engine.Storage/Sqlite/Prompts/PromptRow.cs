using Engine.Accounts.Prompts;

namespace Engine.Storage.Sqlite.Prompts;

/// <summary>A prompt and where its samples are.</summary>
internal sealed record PromptRow(Prompt Prompt, string Sound, int Samples);
