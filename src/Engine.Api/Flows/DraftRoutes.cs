using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>GET /v1/flows/{id}/draft</c>.</summary>
internal static class GetDraft
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/flows/{flow_id}/draft", HandleAsync)
        .WithName("GetDraft")
        .WithTags("Flows")
        .WithSummary("The editable version of a flow with its faults.")
        .Produces<DraftBody>()
        .AnswersHeader(200, "ETag", "Send it as If-Match when saving.")
        .Secured(Scopes.ReadFlows, ApiErrors.FlowNotFound, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows)
    {
        var account = new AccountId(context.Account());
        if (await flows.FindDraftAsync(account, flowId, context.RequestAborted) is { } draft)
        {
            return DraftAnswers.Of(context, draft);
        }

        return await flows.FindAsync(account, flowId, context.RequestAborted) is null
            ? new ApiProblem(ApiErrors.FlowNotFound)
            : new ApiProblem(ApiErrors.NotFound, "This flow has no draft; save or restore one.");
    }
}
