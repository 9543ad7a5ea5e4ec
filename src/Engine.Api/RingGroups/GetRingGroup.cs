using Engine.Accounts.RingGroups;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.RingGroups;

/// <summary><c>GET /v1/ring-groups/{id}</c>.</summary>
internal static class GetRingGroup
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/ring-groups/{ring_group_id}", HandleAsync)
        .WithName("GetRingGroup")
        .WithTags("Ring groups")
        .WithSummary("One ring group, by its id or its name.")
        .Produces<RingGroupBody>()
        .Secured(Scopes.ReadRingGroups, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "ring_group_id")] string groupId, IRingGroupStore groups) =>
        await groups.FindAsync(new AccountId(context.Account()), groupId, context.RequestAborted) is { } group
            ? TypedResults.Json(RingGroupBody.From(group), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);
}
