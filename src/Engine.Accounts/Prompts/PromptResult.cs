using Engine.Accounts.Flows;

namespace Engine.Accounts.Prompts;

/// <summary>What became of a change of the prompt library.</summary>
public abstract record PromptResult
{
    public sealed record Saved(Prompt Prompt) : PromptResult;

    public sealed record Removed : PromptResult;

    public sealed record NotFound : PromptResult;

    /// <summary>The prompt is not the one the caller saw.</summary>
    public sealed record Conflict(string ETag) : PromptResult;

    /// <summary>Another prompt of the account has the name.</summary>
    public sealed record NameTaken : PromptResult;

    /// <summary>It cannot be removed: these flows play it.</summary>
    public sealed record InUse(IReadOnlyList<FlowUse> Flows) : PromptResult;

    /// <summary>The account has <see cref="IPromptStore.MaxPrompts"/> prompts.</summary>
    public sealed record Full : PromptResult;
}
