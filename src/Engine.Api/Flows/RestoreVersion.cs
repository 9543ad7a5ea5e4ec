using System.Text;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>POST /v1/flows/{id}/versions/{n}/restore</c>: an older version becomes the draft.</summary>
internal static class RestoreVersion
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/flows/{flow_id}/versions/{number:int}/restore", HandleAsync)
        .WithName("RestoreVersion")
        .WithTags("Flows")
        .WithSummary("Copy a version into the draft.")
        .Header("If-Match", "ETag of the draft that is replaced; left out, whatever is there is replaced.")
        .Produces<DraftBody>()
        .AnswersHeader(200, "ETag", "Of the draft as saved.")
        .Secured(Scopes.WriteFlows, ApiErrors.InvalidParameters, ApiErrors.NotFound, ApiErrors.DraftChanged);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, int number, IFlowStore flows, FlowAuthoring authoring)
    {
        var stop = context.RequestAborted;
        var account = new AccountId(context.Account());
        var match = IfMatch.Read(context.Request);
        if (match.Failed)
        {
            return match.Problem;
        }

        if (await flows.FindVersionAsync(account, flowId, number, stop) is not { } found)
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        var content = await authoring.ContentAsync(account, Encoding.UTF8.GetBytes(found.Document), stop);
        return content.Failed
            ? content.Problem
            : DraftAnswers.Of(context, await flows.RestoreAsync(account, flowId, number, content.Value, match.Value.ETag, stop));
    }
}
