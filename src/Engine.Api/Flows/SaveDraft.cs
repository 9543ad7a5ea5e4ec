using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>PUT /v1/flows/{id}/draft</c>: the body is the flow document.</summary>
internal static class SaveDraft
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/v1/flows/{flow_id}/draft", HandleAsync)
        .WithName("SaveDraft")
        .WithTags("Flows")
        .WithSummary("Save the draft; it is validated at once and kept with its faults.")
        .Header("If-Match", "ETag of the draft that is replaced; left out, whatever is there is replaced.")
        .TakesFlow()
        .Produces<DraftBody>()
        .AnswersHeader(200, "ETag", "Of the draft as saved.")
        .Secured(Scopes.WriteFlows, ApiErrors.InvalidParameters, ApiErrors.FlowNotFound, ApiErrors.DraftChanged);

    private static Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows, FlowAuthoring authoring) =>
        DraftWriting.SaveAsync(context, flowId, flows, authoring);
}
