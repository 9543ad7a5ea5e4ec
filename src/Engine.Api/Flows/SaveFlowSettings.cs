using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>PUT /v1/flows/{id}/settings</c>.</summary>
internal static class SaveFlowSettings
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/v1/flows/{flow_id}/settings", HandleAsync)
        .WithName("SaveFlowSettings")
        .WithTags("Flows")
        .WithSummary("Whether publishing this flow needs every one of its scenarios to pass.")
        .Takes<FlowSettings>()
        .Produces<FlowBody>()
        .Secured(Scopes.PublishFlows, ApiErrors.FlowNotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows)
    {
        var body = await JsonBody.AsAsync<FlowSettings>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var account = new AccountId(context.Account());
        return await flows.RequireGreenAsync(account, flowId, body.Value.PublishRequiresGreen, context.RequestAborted)
            && await flows.FindAsync(account, flowId, context.RequestAborted) is { } flow
            ? TypedResults.Json(FlowBody.From(flow), ApiJson.Options)
            : new ApiProblem(ApiErrors.FlowNotFound);
    }

    /// <summary>How a flow is treated; no part of its versions.</summary>
    /// <param name="PublishRequiresGreen">Publishing is refused while a scenario fails or there is none.</param>
    internal sealed record FlowSettings(bool PublishRequiresGreen);
}
