using Engine.Accounts.RingGroups;
using Engine.Api.Documentation;
using Engine.Api.OAuth;
using Engine.Api.Paging;

namespace Engine.Api.RingGroups;

/// <summary><c>GET /v1/ring-groups</c>.</summary>
internal static class ListRingGroups
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/ring-groups", HandleAsync)
        .WithName("ListRingGroups")
        .WithTags("Ring groups")
        .WithSummary("The account's ring groups, oldest first.")
        .Paged()
        .Produces<ListBody<RingGroupBody>>()
        .Secured(Scopes.ReadRingGroups);

    private static Task<IResult> HandleAsync(HttpContext context, IRingGroupStore groups) =>
        PagedList.AnswerAsync(context, groups.ListAsync, RingGroupBody.From);
}
