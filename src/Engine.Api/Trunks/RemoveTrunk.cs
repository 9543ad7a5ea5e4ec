using Engine.Accounts.Trunks;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Trunks;

/// <summary><c>DELETE /v1/trunks/{id}</c>; calls in progress on it go on.</summary>
internal static class RemoveTrunk
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/v1/trunks/{trunk_id}", HandleAsync)
        .WithName("RemoveTrunk")
        .WithTags("Trunks")
        .WithSummary("Remove a SIP trunk.")
        .Produces(StatusCodes.Status204NoContent)
        .Secured(Scopes.WriteTrunks, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "trunk_id")] string trunkId, ITrunkStore trunks) =>
        await trunks.RemoveAsync(new AccountId(context.Account()), trunkId, context.RequestAborted)
            ? TypedResults.NoContent()
            : new ApiProblem(ApiErrors.NotFound);
}
