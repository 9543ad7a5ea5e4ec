using Engine.Accounts.Functions;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Functions.Pool;
using Engine.Ports;

namespace Engine.Api.Functions;

/// <summary><c>PUT /v1/functions/{name}</c>: the draft. What flows run stays as it is until the draft is published.</summary>
internal static class SaveFunction
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/v1/functions/{name}", HandleAsync)
        .WithName("SaveFunction")
        .WithTags("Functions")
        .WithSummary("Save the draft of a function.")
        .Takes<FunctionWrite>()
        .Produces<FunctionBody>()
        .Secured(Scopes.WriteFunctions, ApiErrors.NotFound, ApiErrors.Overloaded);

    private static async Task<IResult> HandleAsync(HttpContext context, string name, IFunctionStore functions, FunctionPool pool)
    {
        var (account, stop) = (new AccountId(context.Account()), context.RequestAborted);
        var body = await JsonBody.AsAsync<FunctionWrite>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        if (await FunctionSyntax.CheckAsync(pool, account, body.Value.Check(), body.Value.Code, stop) is { } problem)
        {
            return problem;
        }

        return await functions.SaveDraftAsync(account, name, body.Value.ToContent(), stop)
            && await functions.FindAsync(account, name, stop) is { } saved
            ? TypedResults.Json(FunctionBody.From(saved), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);
    }
}
