using Engine.Accounts.Numbers;
using Engine.Api.Documentation;
using Engine.Api.OAuth;
using Engine.Api.Paging;

namespace Engine.Api.Numbers;

/// <summary><c>GET /v1/numbers</c>.</summary>
internal static class ListNumbers
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/numbers", HandleAsync)
        .WithName("ListNumbers")
        .WithTags("Numbers")
        .WithSummary("The account's numbers, in order.")
        .Paged()
        .Produces<ListBody<NumberBody>>()
        .Secured(Scopes.ReadNumbers);

    private static Task<IResult> HandleAsync(HttpContext context, INumberStore numbers) =>
        PagedList.AnswerAsync(context, numbers.ListAsync, NumberBody.From);
}
