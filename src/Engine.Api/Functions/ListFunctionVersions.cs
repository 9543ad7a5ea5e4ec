using Engine.Accounts.Functions;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Ports;

namespace Engine.Api.Functions;

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

    private static async Task<IResult> HandleAsync(HttpContext context, string name, IFunctionStore functions) =>
        await functions.FindAsync(new AccountId(context.Account()), name, context.RequestAborted) is null
            ? new ApiProblem(ApiErrors.NotFound)
            : await PagedList.AnswerAsync(
                context, (account, page, stop) => functions.ListVersionsAsync(account, name, page, stop), FunctionVersionBody.From);
}
