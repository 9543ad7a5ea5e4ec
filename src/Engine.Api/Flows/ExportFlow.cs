using System.Text;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>GET /v1/flows/{id}/export</c>: the document, byte for byte as it was saved.</summary>
internal static class ExportFlow
{
    private const string Json = "application/json";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/flows/{flow_id}/export", HandleAsync)
        .WithName("ExportFlow")
        .WithTags("Flows")
        .WithSummary("The document of a version, of the published one, or of the draft when nothing is published, or of the newest archived one.")
        .Query("version", DocumentedType.Integer, "Number of the version.")
        .ProducesFlow()
        .Secured(Scopes.ReadFlows, ApiErrors.InvalidParameters, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows, FlowDocuments documents)
    {
        var query = new QueryReader(context.Request.Query);
        var number = (int)query.Number("version", 0, 1, int.MaxValue);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var account = new AccountId(context.Account());
        var document = number > 0
            ? (await flows.FindVersionAsync(account, flowId, number, context.RequestAborted))?.Document
            : await documents.StandingAsync(account, flowId, draftFirst: false, context.RequestAborted);
        return document is null
            ? new ApiProblem(ApiErrors.NotFound)
            : TypedResults.File(Encoding.UTF8.GetBytes(document), Json, $"flow-{flowId}.json");
    }
}
