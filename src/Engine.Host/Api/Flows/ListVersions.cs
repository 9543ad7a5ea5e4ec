using Engine.Actors.Ports.Configuration;
using Engine.Host.Api.Documentation;
using Engine.Host.Api.Errors;
using Engine.Host.Api.Json;
using Engine.Host.Api.Paging;
using Engine.Host.OAuth;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Host.Api.Flows;

/// <summary><c>GET /v1/flows/{id}/versions</c>.</summary>
internal static class ListVersions
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/flows/{flow_id}/versions", HandleAsync)
        .WithName("ListVersions")
        .WithTags("Flows")
        .WithSummary("The versions of a flow, newest first.")
        .Paged()
        .Produces<ListBody<VersionBody>>()
        .Secured(Scopes.ReadFlows, ApiErrors.FlowNotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows)
    {
        var query = new QueryReader(context.Request.Query);
        var wanted = query.Page();
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var account = new AccountId(context.Account());
        if (await flows.FindAsync(account, flowId, context.RequestAborted) is null)
        {
            return new ApiProblem(ApiErrors.FlowNotFound);
        }

        var page = await flows.ListVersionsAsync(account, flowId, wanted, context.RequestAborted);
        return TypedResults.Json(ListBody<VersionBody>.From(page, VersionBody.From), ApiJson.Options);
    }
}
