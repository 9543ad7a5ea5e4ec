using Engine.Accounts.Trunks;
using Engine.Api.Documentation;
using Engine.Api.OAuth;
using Engine.Api.Paging;

namespace Engine.Api.Trunks;

/// <summary><c>GET /v1/trunks</c>.</summary>
internal static class ListTrunks
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/trunks", HandleAsync)
        .WithName("ListTrunks")
        .WithTags("Trunks")
        .WithSummary("The account's SIP trunks, oldest first.")
        .Paged()
        .Produces<ListBody<TrunkBody>>()
        .Secured(Scopes.ReadTrunks);

    private static Task<IResult> HandleAsync(HttpContext context, ITrunkStore trunks) =>
        PagedList.AnswerAsync(context, trunks.ListAsync, TrunkBody.From);
}
