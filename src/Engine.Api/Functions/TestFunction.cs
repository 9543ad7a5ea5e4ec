using Engine.Accounts.Functions;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Functions;
using Engine.Functions.Pool;
using Engine.Functions.Wire;
using Engine.Ports;

namespace Engine.Api.Functions;

/// <summary><c>POST /v1/functions/{name}/test</c>: runs the draft, or what is sent, as a step would. Stores nothing.</summary>
internal static class TestFunction
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/functions/{name}/test", HandleAsync)
        .WithName("TestFunction")
        .WithTags("Functions")
        .WithSummary("Run a function's draft, or the function sent, with given inputs.")
        .TakesOptionally<FunctionTrial>()
        .Produces<FunctionTrialBody>()
        .Secured(Scopes.WriteFunctions, ApiErrors.NotFound, ApiErrors.Overloaded);

    private static async Task<IResult> HandleAsync(HttpContext context, string name, IFunctionStore functions, FunctionPool pool, TimeProvider time)
    {
        var (account, stop) = (new AccountId(context.Account()), context.RequestAborted);
        var body = await JsonBody.OptionalAsync(context, new FunctionTrial());
        if (body.Failed)
        {
            return body.Problem;
        }

        if (await functions.FindAsync(account, name, stop) is not { } stored)
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        var trial = body.Value;
        var faults = trial.Function?.Check() ?? new BodyFaults();
        faults.RequireRange(trial.TimeoutSeconds, "timeout_seconds", 1, (int)ScriptLimits.LongestRun.TotalSeconds);
        if (faults.Problem is { } malformed)
        {
            return malformed;
        }

        var content = trial.Function?.ToContent() ?? stored.Draft ?? stored.Published!.Content;
        var (args, wrong) = FunctionInputs.Read(content.Inputs, trial.Inputs ?? new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (input, fault) in wrong)
        {
            faults.Require(holds: false, $"inputs.{input}", fault);
        }

        if (faults.Problem is { } problem)
        {
            return problem;
        }

        var order = new ScriptOrder(content.Code, args, content.Outputs, trial.TimeoutSeconds * 1000, time.GetUtcNow().ToUnixTimeMilliseconds());
        var result = await pool.RunAsync(account.Value, order, stop);
        return result.Reason == ScriptReasons.Busy
            ? new ApiProblem(ApiErrors.Overloaded, result.Message)
            : TypedResults.Json(FunctionTrialBody.From(result), ApiJson.Options);
    }
}
