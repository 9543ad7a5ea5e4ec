using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>POST /v1/flows/{id}/archive</c>: the published version goes out of service.</summary>
internal static class ArchiveFlow
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/flows/{flow_id}/archive", HandleAsync)
        .WithName("ArchiveFlow")
        .WithTags("Flows")
        .WithSummary("Take the published version out of service: new requests get flow_not_published, running interactions go on.")
        .Produces<VersionBody>()
        .Secured(Scopes.PublishFlows, ApiErrors.FlowNotFound, ApiErrors.Conflict);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows) =>
        await flows.ArchiveAsync(new AccountId(context.Account()), flowId, context.RequestAborted) switch
        {
            ArchiveResult.Archived archived => TypedResults.Json(VersionBody.From(archived.Version), ApiJson.Options),
            ArchiveResult.NothingPublished => new ApiProblem(ApiErrors.Conflict, "Nothing is published under this flow."),
            _ => new ApiProblem(ApiErrors.FlowNotFound),
        };
}
