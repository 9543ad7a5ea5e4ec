using System.Globalization;
using Engine.Accounts;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Functions.Pool;
using Engine.Functions.Wire;
using Engine.Ports;

namespace Engine.Api.Functions;

/// <summary>Looks at a function before it is stored: its form here, its syntax in a worker, since parsing is a hostile script's work too.</summary>
internal static class FunctionSyntax
{
    /// <summary>Null when it may be stored.</summary>
    public static async Task<ApiProblem?> CheckAsync(FunctionPool pool, AccountId account, BodyFaults faults, string code, CancellationToken stop)
    {
        if (faults.Problem is { } problem)
        {
            return problem;
        }

        var result = await pool.CheckAsync(account.Value, code, stop);
        if (result.Status == ScriptStatus.Ok)
        {
            return null;
        }

        if (result.Reason is ScriptReasons.Busy or ScriptReasons.WorkerDied)
        {
            return new ApiProblem(ApiErrors.Overloaded, result.Message);
        }

        var place = result.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line}, column {result.Column}: ") : "";
        return new ApiProblem(ApiErrors.InvalidBody, fields: [new FieldFault("code", place + result.Message)]);
    }
}
