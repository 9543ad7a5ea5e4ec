using Engine.Accounts.Trunks;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Trunks;

/// <summary><c>PUT /v1/trunks/{id}</c>: replaces everything but a password that is left out.</summary>
internal static class UpdateTrunk
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/v1/trunks/{trunk_id}", HandleAsync)
        .WithName("UpdateTrunk")
        .WithTags("Trunks")
        .WithSummary("Replace a SIP trunk; its password stays when none is sent.")
        .Takes<TrunkWrite>()
        .Produces<TrunkBody>()
        .Secured(Scopes.WriteTrunks, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "trunk_id")] string trunkId, ITrunkStore trunks)
    {
        var body = await JsonBody.AsAsync<TrunkWrite>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var (trunk, password) = (body.Value.ToTrunk(trunkId), body.Value.ToPassword());
        if (TrunkRules.Check(trunk, password) is { Count: > 0 } faults)
        {
            return new ApiProblem(ApiErrors.InvalidBody, fields: faults);
        }

        var updated = await trunks.UpdateAsync(new AccountId(context.Account()), trunk, password, context.RequestAborted);
        return updated is null ? new ApiProblem(ApiErrors.NotFound) : TypedResults.Json(TrunkBody.From(updated), ApiJson.Options);
    }
}
