using Engine.Accounts.Trunks;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Trunks;

/// <summary><c>GET /v1/trunks/{id}</c>.</summary>
internal static class GetTrunk
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/trunks/{trunk_id}", HandleAsync)
        .WithName("GetTrunk")
        .WithTags("Trunks")
        .WithSummary("One SIP trunk.")
        .Produces<TrunkBody>()
        .Secured(Scopes.ReadTrunks, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "trunk_id")] string trunkId, ITrunkStore trunks) =>
        await trunks.FindAsync(new AccountId(context.Account()), trunkId, context.RequestAborted) is { } trunk
            ? TypedResults.Json(TrunkBody.From(trunk), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);
}
