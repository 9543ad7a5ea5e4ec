using Engine.Accounts.Functions;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;

namespace Engine.Api.Functions;

/// <summary><c>GET /v1/functions/{name}</c>.</summary>
internal static class GetFunction
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/functions/{name}", HandleAsync)
        .WithName("GetFunction")
        .WithTags("Functions")
        .WithSummary("One function: its draft and its published version.")
        .Produces<FunctionBody>()
        .Secured(Scopes.ReadFunctions, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, string name, IFunctionStore functions) =>
        await functions.FindAsync(new AccountId(context.Account()), name, context.RequestAborted) is { } function
            ? TypedResults.Json(FunctionBody.From(function), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);
}
