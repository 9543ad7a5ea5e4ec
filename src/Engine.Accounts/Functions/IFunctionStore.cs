using Engine.Accounts.Flows;
using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Accounts.Functions;

/// <summary>The JavaScript functions of an account with draft and versions (FLOW-44). What they hold was checked by the caller.</summary>
public interface IFunctionStore
{
    /// <summary>Makes a function with its first draft.</summary>
    /// <returns>False when the account has one of that name.</returns>
    Task<bool> CreateAsync(AccountId account, string name, FunctionContent draft, CancellationToken cancellation);

    /// <returns>False when there is no such function.</returns>
    Task<bool> SaveDraftAsync(AccountId account, string name, FunctionContent draft, CancellationToken cancellation);

    /// <returns>False when there is no such function or no draft, or nothing else is left of it: it has never been published.</returns>
    Task<bool> DiscardDraftAsync(AccountId account, string name, CancellationToken cancellation);

    /// <summary>Makes the draft the published version and archives the one before, in one transaction.</summary>
    /// <returns>The version, or null when there is no such function or no draft.</returns>
    Task<FunctionVersion?> PublishAsync(AccountId account, string name, string message, CancellationToken cancellation);

    /// <summary>Removes a function with all its versions, unless a flow's draft or published version uses it.</summary>
    Task<FunctionRemoval> RemoveAsync(AccountId account, string name, CancellationToken cancellation);

    Task<AccountFunction?> FindAsync(AccountId account, string name, CancellationToken cancellation);

    /// <summary>What flows run now.</summary>
    Task<FunctionVersion?> FindPublishedAsync(AccountId account, string name, CancellationToken cancellation);

    /// <summary>In order of the name.</summary>
    Task<Page<AccountFunction>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    Task<Page<FunctionVersion>> ListVersionsAsync(AccountId account, string name, PageRequest page, CancellationToken cancellation);

    Task<FunctionVersion?> FindVersionAsync(AccountId account, string name, int number, CancellationToken cancellation);

    /// <summary>True when any account has a function: then workers are kept ready.</summary>
    Task<bool> AnyAsync(CancellationToken cancellation);
}

/// <summary>The result of removing a function.</summary>
public abstract record FunctionRemoval
{
    private FunctionRemoval()
    {
    }

    public sealed record Removed : FunctionRemoval;

    /// <summary>Published flows or drafts refer to it; nothing was changed.</summary>
    public sealed record InUse(IReadOnlyList<FlowUse> Flows) : FunctionRemoval;

    public sealed record NotFound : FunctionRemoval;
}
