using Engine.Ports;

namespace Engine.Accounts.Functions;

/// <summary>Runs a function once for its author, as a step would run it.</summary>
public interface IFunctionTrial
{
    /// <summary>Never throws for anything that the script does.</summary>
    /// <param name="account">Whose share of the workers it takes.</param>
    /// <param name="content">The function.</param>
    /// <param name="args">Its inputs as <see cref="FunctionInputs.Read"/> gives them.</param>
    /// <param name="timeout">Wall clock the script gets.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<ScriptResult> RunAsync(AccountId account, FunctionContent content, string args, TimeSpan timeout, CancellationToken cancellation);
}

/// <summary>Parses a function's code away from this process, since a hostile script makes parsing expensive too.</summary>
public interface IScriptCheck
{
    /// <returns>Ok, or function_syntax with its place, or the reason why no worker could look.</returns>
    Task<ScriptResult> CheckAsync(AccountId account, string code, CancellationToken cancellation);
}
