using Engine.Accounts.Functions;
using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Accounts.Tests.Functions;

/// <summary>The functions of one account, by the rules of <see cref="IFunctionStore"/>.</summary>
internal sealed class InMemoryFunctions : IFunctionStore
{
    private readonly Dictionary<string, AccountFunction> _functions = new(StringComparer.Ordinal);

    public Task<bool> CreateAsync(AccountId account, string name, FunctionContent draft, CancellationToken cancellation) =>
        Task.FromResult(_functions.TryAdd(name, new AccountFunction(name, draft, null, default, default)));

    public Task<bool> SaveDraftAsync(AccountId account, string name, FunctionContent draft, CancellationToken cancellation)
    {
        if (!_functions.TryGetValue(name, out var function))
        {
            return Task.FromResult(false);
        }

        _functions[name] = function with { Draft = draft };
        return Task.FromResult(true);
    }

    public Task<FunctionVersion?> PublishAsync(AccountId account, string name, string message, CancellationToken cancellation)
    {
        if (_functions.GetValueOrDefault(name) is not { Draft: { } draft } function)
        {
            return Task.FromResult<FunctionVersion?>(null);
        }

        var version = new FunctionVersion("v", name, 1, FunctionState.Published, message, draft, default, null);
        _functions[name] = function with { Draft = null, Published = version };
        return Task.FromResult<FunctionVersion?>(version);
    }

    public Task<AccountFunction?> FindAsync(AccountId account, string name, CancellationToken cancellation) => Task.FromResult(_functions.GetValueOrDefault(name));

    public Task<FunctionVersion?> FindPublishedAsync(AccountId account, string name, CancellationToken cancellation) =>
        Task.FromResult(_functions.GetValueOrDefault(name)?.Published);

    public Task<bool> AnyAsync(CancellationToken cancellation) => Task.FromResult(_functions.Count > 0);

    public Task<bool> DiscardDraftAsync(AccountId account, string name, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<FunctionRemoval> RemoveAsync(AccountId account, string name, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Page<AccountFunction>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Page<FunctionVersion>> ListVersionsAsync(AccountId account, string name, PageRequest page, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<FunctionVersion?> FindVersionAsync(AccountId account, string name, int number, CancellationToken cancellation) => throw new NotSupportedException();
}

/// <summary>Workers that give one answer and note what they were asked.</summary>
internal sealed class ScriptedWorkers : IScriptCheck, IFunctionTrial
{
    public ScriptResult Answer { get; set; } = new(ScriptStatus.Ok);

    /// <summary>Code of each look and each run, with its args and timeout.</summary>
    public List<(string Code, string? Args, TimeSpan Timeout)> Asked { get; } = [];

    public Task<ScriptResult> CheckAsync(AccountId account, string code, CancellationToken cancellation)
    {
        Asked.Add((code, null, default));
        return Task.FromResult(Answer);
    }

    public Task<ScriptResult> RunAsync(AccountId account, FunctionContent content, string args, TimeSpan timeout, CancellationToken cancellation)
    {
        Asked.Add((content.Code, args, timeout));
        return Task.FromResult(Answer);
    }
}
