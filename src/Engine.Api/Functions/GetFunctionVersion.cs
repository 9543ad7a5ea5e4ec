using Engine.Accounts.Functions;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;

namespace Engine.Api.Functions;

/// <summary><c>GET /v1/functions/{name}/versions/{number}</c>.</summary>
internal static class GetFunctionVersion
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/functions/{name}/versions/{number:int}", HandleAsync)
        .WithName("GetFunctionVersion")
        .WithTags("Functions")
        .WithSummary("One version of a function.")
        .Produces<FunctionVersionBody>()
        .Secured(Scopes.ReadFunctions, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, string name, int number, IFunctionStore functions) =>
        await functions.FindVersionAsync(new AccountId(context.Account()), name, number, context.RequestAborted) is { } version
            ? TypedResults.Json(FunctionVersionBody.From(version), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);
}
