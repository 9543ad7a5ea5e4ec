using Engine.Accounts.RingGroups;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;

namespace Engine.Api.RingGroups;

/// <summary><c>POST /v1/ring-groups</c>.</summary>
internal static class AddRingGroup
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/ring-groups", HandleAsync)
        .WithName("AddRingGroup")
        .WithTags("Ring groups")
        .WithSummary("Add a ring group for the Callback component.")
        .Takes<RingGroupWrite>()
        .Produces<RingGroupBody>(StatusCodes.Status201Created)
        .AnswersHeader(201, "Location", "Address of the ring group.")
        .Secured(Scopes.WriteRingGroups, ApiErrors.AlreadyExists);

    private static async Task<IResult> HandleAsync(HttpContext context, IRingGroupStore groups)
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

        var change = await groups.AddAsync(new AccountId(context.Account()), body.Value.Name, body.Value.Members, context.RequestAborted);
        if (change is not RingGroupChange.Stored stored)
        {
            return new ApiProblem(ApiErrors.AlreadyExists);
        }

        context.Response.Headers.Location = "/v1/ring-groups/" + stored.Group.Id;
        return TypedResults.Json(RingGroupBody.From(stored.Group), ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
