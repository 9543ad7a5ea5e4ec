using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

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

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows) =>
        await flows.FindAsync(new AccountId(context.Account()), flowId, context.RequestAborted) is null
            ? new ApiProblem(ApiErrors.FlowNotFound)
            : await PagedList.AnswerAsync(context, (account, page, stop) => flows.ListVersionsAsync(account, flowId, page, stop), VersionBody.From);
}
