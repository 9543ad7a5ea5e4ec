using System.Text;
using Engine.Actors.Ports.Configuration;
using Engine.Host.Api.Documentation;
using Engine.Host.Api.Errors;
using Engine.Host.Api.Paging;
using Engine.Host.OAuth;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Host.Api.Flows;

/// <summary><c>GET /v1/flows/{id}/export</c>: the document, byte for byte as it was saved.</summary>
internal static class ExportFlow
{
    private const string Json = "application/json";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/flows/{flow_id}/export", HandleAsync)
        .WithName("ExportFlow")
        .WithTags("Flows")
        .WithSummary("The document of a version, of the published one, or of the draft when nothing is published.")
        .Query("version", DocumentedType.Integer, "Number of the version.")
        .ProducesFlow()
        .Secured(Scopes.ReadFlows, ApiErrors.InvalidParameters, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows)
    {
        var query = new QueryReader(context.Request.Query);
        var number = (int)query.Number("version", 0, 1, int.MaxValue);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (await DocumentAsync(new AccountId(context.Account()), flowId, number, flows, context.RequestAborted) is not { } document)
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        return TypedResults.File(Encoding.UTF8.GetBytes(document), Json, $"flow-{flowId}.json");
    }

    private static async Task<string?> DocumentAsync(
        AccountId account, string flowId, int number, IFlowStore flows, CancellationToken cancellation)
    {
        if (number > 0)
        {
            return (await flows.FindVersionAsync(account, flowId, number, cancellation))?.Document;
        }

        return (await flows.FindPublishedAsync(account, flowId, cancellation))?.Document
            ?? (await flows.FindDraftAsync(account, flowId, cancellation))?.Content.Document;
    }
}
