using System.Text.Json;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>GET /v1/flows/{id}/versions/{n}</c>.</summary>
internal static class GetVersion
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/flows/{flow_id}/versions/{number:int}", HandleAsync)
        .WithName("GetVersion")
        .WithTags("Flows")
        .WithSummary("One version of a flow with its document.")
        .Produces<VersionDetail>()
        .Secured(Scopes.ReadFlows, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, int number, IFlowStore flows)
    {
        if (await flows.FindVersionAsync(new AccountId(context.Account()), flowId, number, context.RequestAborted) is not { } found)
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        using var document = JsonDocument.Parse(found.Document);
        return TypedResults.Json(new VersionDetail(VersionBody.From(found.Version), document.RootElement.Clone()), ApiJson.Options);
    }

    /// <summary>A version and the document it runs on.</summary>
    internal sealed record VersionDetail(VersionBody Version, JsonElement Document);
}
