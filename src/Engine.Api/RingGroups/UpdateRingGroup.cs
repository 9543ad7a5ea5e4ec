using Engine.Accounts.RingGroups;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.RingGroups;

/// <summary><c>PUT /v1/ring-groups/{id}</c>; interactions that ring it already go on with the members they have.</summary>
internal static class UpdateRingGroup
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/v1/ring-groups/{ring_group_id}", HandleAsync)
        .WithName("UpdateRingGroup")
        .WithTags("Ring groups")
        .WithSummary("Replace a ring group.")
        .Takes<RingGroupWrite>()
        .Produces<RingGroupBody>()
        .Secured(Scopes.WriteRingGroups, ApiErrors.NotFound, ApiErrors.AlreadyExists);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "ring_group_id")] string groupId, IRingGroupStore groups)
    {
        var body = await JsonBody.AsAsync<RingGroupWrite>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        if (body.Value.Check().Problem is { } problem)
        {
            return problem;
        }

        return await groups.UpdateAsync(
            new AccountId(context.Account()), groupId, body.Value.Name, body.Value.Members, context.RequestAborted) switch
        {
            RingGroupChange.Stored stored => TypedResults.Json(RingGroupBody.From(stored.Group), ApiJson.Options),
            RingGroupChange.NameTaken => new ApiProblem(ApiErrors.AlreadyExists),
            _ => new ApiProblem(ApiErrors.NotFound),
        };
    }
}
