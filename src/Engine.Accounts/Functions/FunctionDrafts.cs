using System.Globalization;
using Engine.Ports;

namespace Engine.Accounts.Functions;

/// <summary>Stores functions that keep the rules of form and whose code can be parsed.</summary>
public sealed class FunctionDrafts(IFunctionStore functions, IScriptCheck script)
{
    /// <summary>Makes a function with its first draft.</summary>
    public async Task<FunctionSaving> AddAsync(AccountId account, string name, FunctionContent content, CancellationToken cancellation)
    {
        var faults = new FaultList();
        FunctionRules.Check(content, faults);
        FunctionRules.CheckName(name, faults);
        return await RefusalAsync(account, faults, content.Code, cancellation)
            ?? (await functions.CreateAsync(account, name, content, cancellation) ? await SavedAsync(account, name, cancellation) : new FunctionSaving.NameTaken());
    }

    /// <summary>Saves the draft. Flows run the published version until the draft is published.</summary>
    public async Task<FunctionSaving> SaveAsync(AccountId account, string name, FunctionContent content, CancellationToken cancellation)
    {
        var faults = new FaultList();
        FunctionRules.Check(content, faults);
        return await RefusalAsync(account, faults, content.Code, cancellation)
            ?? (await functions.SaveDraftAsync(account, name, content, cancellation) ? await SavedAsync(account, name, cancellation) : new FunctionSaving.NoSuchFunction());
    }

    /// <summary>Null when the function may be stored. A worker sees only code that is of the right form.</summary>
    private async Task<FunctionSaving?> RefusalAsync(AccountId account, FaultList faults, string code, CancellationToken cancellation)
    {
        if (faults.Found.Count > 0)
        {
            return new FunctionSaving.Faulty(faults.Found);
        }

        var result = await script.CheckAsync(account, code, cancellation);
        if (result.Status == ScriptStatus.Ok)
        {
            return null;
        }

        if (result.Reason is ScriptReasons.Busy or ScriptReasons.WorkerDied)
        {
            return new FunctionSaving.NotLookedAt(result.Message);
        }

        var place = result.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line}, column {result.Column}: ") : "";
        return new FunctionSaving.Faulty([new FieldFault("code", place + result.Message)]);
    }

    private async Task<FunctionSaving> SavedAsync(AccountId account, string name, CancellationToken cancellation) =>
        await functions.FindAsync(account, name, cancellation) is { } saved ? new FunctionSaving.Saved(saved) : new FunctionSaving.NoSuchFunction();
}

/// <summary>The result of storing a function's draft.</summary>
public abstract record FunctionSaving
{
    private FunctionSaving()
    {
    }

    public sealed record Saved(AccountFunction Function) : FunctionSaving;

    public sealed record Faulty(IReadOnlyList<FieldFault> Faults) : FunctionSaving;

    /// <summary>No worker could parse the code; nothing was stored.</summary>
    public sealed record NotLookedAt(string? Why) : FunctionSaving;

    public sealed record NameTaken : FunctionSaving;

    public sealed record NoSuchFunction : FunctionSaving;
}
