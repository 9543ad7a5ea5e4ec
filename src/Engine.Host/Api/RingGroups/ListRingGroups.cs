using Engine.Accounts.RingGroups;
using Engine.Host.Api.Documentation;
using Engine.Host.Api.Paging;
using Engine.Host.OAuth;

namespace Engine.Host.Api.RingGroups;

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
