using Engine.Accounts.Functions;
using Engine.Api.Documentation;
using Engine.Api.OAuth;
using Engine.Api.Paging;

namespace Engine.Api.Functions;

/// <summary><c>GET /v1/functions</c>.</summary>
internal static class ListFunctions
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/functions", HandleAsync)
        .WithName("ListFunctions")
        .WithTags("Functions")
        .WithSummary("The account's functions, in order of the name.")
        .Paged()
        .Produces<ListBody<FunctionBody>>()
        .Secured(Scopes.ReadFunctions);

    private static Task<IResult> HandleAsync(HttpContext context, IFunctionStore functions) =>
        PagedList.AnswerAsync(context, functions.ListAsync, FunctionBody.From);
}
