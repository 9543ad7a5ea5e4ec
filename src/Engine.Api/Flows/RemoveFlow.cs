using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>DELETE /v1/flows/{id}</c>: only when nothing is published and nothing runs.</summary>
internal static class RemoveFlow
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/v1/flows/{flow_id}", HandleAsync)
        .WithName("RemoveFlow")
        .WithTags("Flows")
        .WithSummary("Delete a flow with its draft, versions and scenarios.")
        .WithDescription("Refused while something is published or an interaction runs. What has run stays in interactions and reports.")
        .Produces(StatusCodes.Status204NoContent)
        .Secured(Scopes.WriteFlows, ApiErrors.FlowNotFound, ApiErrors.FlowPublished, ApiErrors.FlowRunning);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows) =>
        await flows.RemoveAsync(new AccountId(context.Account()), flowId, context.RequestAborted) switch
        {
            FlowRemoval.Removed => TypedResults.NoContent(),
            FlowRemoval.Published => new ApiProblem(ApiErrors.FlowPublished),
            FlowRemoval.Running => new ApiProblem(ApiErrors.FlowRunning),
            _ => new ApiProblem(ApiErrors.FlowNotFound),
        };
}
