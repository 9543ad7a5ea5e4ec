using Engine.Accounts.Functions;
using Engine.Functions.Pool;
using Engine.Functions.Wire;
using Engine.Ports;

namespace Engine.Functions;

/// <summary>Looks at code and runs trials in the worker processes: the same ones that run functions in calls, and by the same orders.</summary>
public sealed class FunctionTrials(FunctionPool pool, TimeProvider time) : IScriptCheck, IFunctionTrial
{
    public Task<ScriptResult> CheckAsync(AccountId account, string code, CancellationToken cancellation) => pool.CheckAsync(account.Value, code, cancellation);

    public Task<ScriptResult> RunAsync(AccountId account, FunctionContent content, string args, TimeSpan timeout, CancellationToken cancellation) =>
        pool.RunAsync(account.Value, ScriptOrder.Of(content, args, timeout, time), cancellation);
}
