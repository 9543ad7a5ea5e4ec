using Engine.Actors.Ports.Configuration;
using Engine.Host.Api.Documentation;
using Engine.Host.Api.Errors;
using Engine.Host.Api.Json;
using Engine.Host.Api.Paging;
using Engine.Host.OAuth;

namespace Engine.Host.Api.Functions;

/// <summary><c>GET /v1/functions/{name}/versions</c>.</summary>
internal static class ListFunctionVersions
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/functions/{name}/versions", HandleAsync)
        .WithName("ListFunctionVersions")
        .WithTags("Functions")
        .WithSummary("The versions of a function, newest first.")
        .Paged()
        .Produces<ListBody<FunctionVersionBody>>()
        .Secured(Scopes.ReadFunctions, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, string name, IFunctionStore functions)
    {
        var query = new QueryReader(context.Request.Query);
        var wanted = query.Page();
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var account = new AccountId(context.Account());
        if (await functions.FindAsync(account, name, context.RequestAborted) is null)
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        var page = await functions.ListVersionsAsync(account, name, wanted, context.RequestAborted);
        return TypedResults.Json(ListBody<FunctionVersionBody>.From(page, FunctionVersionBody.From), ApiJson.Options);
    }
}
