using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>DELETE /v1/flows/{id}/draft</c>.</summary>
internal static class DiscardDraft
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/v1/flows/{flow_id}/draft", HandleAsync)
        .WithName("DiscardDraft")
        .WithTags("Flows")
        .WithSummary("Discard the draft; published versions stay.")
        .Header("If-Match", "ETag of the draft that is discarded.")
        .Produces(StatusCodes.Status204NoContent)
        .Secured(Scopes.WriteFlows, ApiErrors.InvalidParameters, ApiErrors.FlowNotFound, ApiErrors.NotFound, ApiErrors.DraftChanged);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows)
    {
        var match = IfMatch.Read(context.Request);
        if (match.Failed)
        {
            return match.Problem;
        }

        var account = new AccountId(context.Account());
        var result = await flows.DiscardDraftAsync(account, flowId, match.Value.ETag, context.RequestAborted);
        return result is DraftResult.NotFound && await flows.FindAsync(account, flowId, context.RequestAborted) is not null
            ? new ApiProblem(ApiErrors.NotFound, "This flow has no draft; there is nothing to discard.")
            : DraftAnswers.Of(context, result);
    }
}
