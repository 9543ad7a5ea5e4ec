using Engine.Accounts.RingGroups;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.RingGroups;

/// <summary><c>DELETE /v1/ring-groups/{id}</c>; flows that name it leave Callback by <c>no_match</c> from then on.</summary>
internal static class RemoveRingGroup
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/v1/ring-groups/{ring_group_id}", HandleAsync)
        .WithName("RemoveRingGroup")
        .WithTags("Ring groups")
        .WithSummary("Remove a ring group.")
        .Produces(StatusCodes.Status204NoContent)
        .Secured(Scopes.WriteRingGroups, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "ring_group_id")] string groupId, IRingGroupStore groups) =>
        await groups.RemoveAsync(new AccountId(context.Account()), groupId, context.RequestAborted)
            ? TypedResults.NoContent()
            : new ApiProblem(ApiErrors.NotFound);
}
