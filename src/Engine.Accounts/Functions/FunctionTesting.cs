using Engine.Ports;

namespace Engine.Accounts.Functions;

/// <summary>Runs a function for its author with given inputs. Stores nothing.</summary>
public sealed class FunctionTesting(IFunctionStore functions, IFunctionTrial trial)
{
    /// <param name="account">Owner.</param>
    /// <param name="name">A function of the account.</param>
    /// <param name="inputs">Texts as a step would give them.</param>
    /// <param name="instead">Run this in place of the draft, or of the published version where there is no draft.</param>
    /// <param name="timeoutSeconds">Wall clock of the script.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<FunctionTest> RunAsync(
        AccountId account, string name, IReadOnlyDictionary<string, string> inputs, FunctionContent? instead, int timeoutSeconds, CancellationToken cancellation)
    {
        if (await functions.FindAsync(account, name, cancellation) is not { } stored)
        {
            return new FunctionTest.NoSuchFunction();
        }

        var faults = new FaultList();
        if (instead is not null)
        {
            FunctionRules.Check(instead, faults);
        }

        faults.RequireRange(timeoutSeconds, "timeout_seconds", 1, FunctionRules.LongestRunSeconds);
        if (faults.Found.Count > 0)
        {
            return new FunctionTest.Faulty(faults.Found);
        }

        var content = instead ?? stored.Draft ?? stored.Published!.Content;
        var (args, wrong) = FunctionInputs.Read(content.Inputs, inputs);
        if (args is null)
        {
            return new FunctionTest.Faulty([.. wrong.Select(input => new FieldFault($"inputs.{input.Name}", input.Fault))]);
        }

        var result = await trial.RunAsync(account, content, args, TimeSpan.FromSeconds(timeoutSeconds), cancellation);
        return result.Reason == ScriptReasons.Busy ? new FunctionTest.Busy(result.Message) : new FunctionTest.Ran(result);
    }
}

/// <summary>The result of a trial.</summary>
public abstract record FunctionTest
{
    private FunctionTest()
    {
    }

    /// <summary>It ran, well or not.</summary>
    public sealed record Ran(ScriptResult Result) : FunctionTest;

    public sealed record Faulty(IReadOnlyList<FieldFault> Faults) : FunctionTest;

    /// <summary>No worker was free.</summary>
    public sealed record Busy(string? Why) : FunctionTest;

    public sealed record NoSuchFunction : FunctionTest;
}
