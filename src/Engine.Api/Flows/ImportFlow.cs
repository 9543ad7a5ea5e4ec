using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>POST /v1/flows/{id}/import</c>: the body is the flow document.</summary>
internal static class ImportFlow
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/flows/{flow_id}/import", HandleAsync)
        .WithName("ImportFlow")
        .WithTags("Flows")
        .WithSummary("Import an exported document as draft.")
        .Header("If-Match", "ETag of the draft that is replaced; left out, whatever is there is replaced.")
        .TakesFlow()
        .Produces<DraftBody>()
        .AnswersHeader(200, "ETag", "Of the draft as saved.")
        .Secured(Scopes.WriteFlows, ApiErrors.InvalidParameters, ApiErrors.FlowNotFound, ApiErrors.DraftChanged);

    private static Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows, FlowAuthoring authoring) =>
        DraftWriting.SaveAsync(context, flowId, flows, authoring);
}
