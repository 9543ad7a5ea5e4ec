using Engine.Accounts.Trunks;
using Engine.Host.Api.Documentation;
using Engine.Host.Api.Errors;
using Engine.Host.Api.Json;
using Engine.Host.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Host.Api.Trunks;

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
