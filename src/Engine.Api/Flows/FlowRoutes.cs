using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>GET /v1/flows/{id}</c>.</summary>
internal static class GetFlow
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/flows/{flow_id}", HandleAsync)
        .WithName("GetFlow")
        .WithTags("Flows")
        .WithSummary("One flow.")
        .Produces<FlowBody>()
        .Secured(Scopes.ReadFlows, ApiErrors.FlowNotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows) =>
        await flows.FindAsync(new AccountId(context.Account()), flowId, context.RequestAborted) is { } flow
            ? TypedResults.Json(FlowBody.From(flow), ApiJson.Options)
            : new ApiProblem(ApiErrors.FlowNotFound);
}
