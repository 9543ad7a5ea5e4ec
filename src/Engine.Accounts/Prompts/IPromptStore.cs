using Engine.Accounts.Flows;
using Engine.Accounts.Paging;
using Engine.Ports;
using Engine.Ports.Sounds;

namespace Engine.Accounts.Prompts;

/// <summary>The prompt library of each account. Calls read it through <see cref="IPromptLibrary"/>.</summary>
public interface IPromptStore
{
    /// <summary>Prompts an account may have; beyond it new ones are refused.</summary>
    const int MaxPrompts = 2_000;

    /// <param name="account">Whose.</param>
    /// <param name="label">Name and description.</param>
    /// <param name="samples">8 kHz mono.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<PromptResult> AddAsync(AccountId account, PromptLabel label, short[] samples, CancellationToken cancellation);

    /// <summary>In the order in which they were added.</summary>
    Task<Page<Prompt>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation);

    Task<Prompt?> FindAsync(AccountId account, string promptId, CancellationToken cancellation);

    /// <summary>Changes name and description.</summary>
    Task<PromptResult> RenameAsync(AccountId account, string promptId, PromptLabel label, string? ifMatch, CancellationToken cancellation);

    /// <summary>Puts another sound, 8 kHz mono, in the place of the present one: all calls that begin from now on play it.</summary>
    Task<PromptResult> ReplaceAsync(AccountId account, string promptId, short[] samples, string? ifMatch, CancellationToken cancellation);

    /// <summary>Removes a prompt that no draft and no published version plays.</summary>
    Task<PromptResult> RemoveAsync(AccountId account, string promptId, string? ifMatch, CancellationToken cancellation);
}

/// <summary>The result of a change of the prompt library.</summary>
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

/// <summary>What people call a prompt.</summary>
public sealed record PromptLabel(string Name, string Description = "");

/// <summary>A recorded prompt, without its sound.</summary>
/// <param name="Name">Unique in the account, whatever its case.</param>
/// <param name="DurationMs">How long it plays.</param>
/// <param name="ETag">Changes with every change of the prompt.</param>
/// <param name="UpdatedAt">Of the latest change, also of name and description.</param>
public sealed record Prompt(
    string Id, string Name, string Description, long DurationMs, string ETag, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
