using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.Live;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary>What belongs to a flow and to none of its versions.</summary>
internal static class FlowSettingsRoutes
{
    public static void MapSettings(this IEndpointRouteBuilder flow)
    {
        flow.MapPut("/settings", SaveSettingsAsync).WithName("SaveFlowSettings")
            .Tells(LiveTopics.Published, "flow_id")
            .WithSummary("Whether publishing this flow needs every one of its scenarios to pass.")
            .Takes<FlowSettings>()
            .Produces<FlowBody>()
            .Secured(Scopes.PublishFlows, ApiErrors.FlowNotFound);

        flow.MapPut("/labels", SaveLabelsAsync).WithName("SaveFlowLabels")
            .Tells(LiveTopics.Published, "flow_id")
            .WithSummary("Replace the words by which this flow is found in the list.")
            .Takes<FlowLabels>()
            .Produces<FlowBody>()
            .Secured(Scopes.WriteFlows, ApiErrors.FlowNotFound);
    }

    private static async Task<IResult> SaveLabelsAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows)
    {
        var body = await JsonBody.AsAsync<FlowLabels>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        if (body.Value.Check().Problem() is { } problem)
        {
            return problem;
        }

        var account = new AccountId(context.Account());
        return await flows.LabelAsync(account, new FlowId(flowId), body.Value.Distinct(), context.RequestAborted)
            && await flows.FindAsync(account, new FlowId(flowId), context.RequestAborted) is { } flow
            ? TypedResults.Json(FlowBody.From(flow), ApiJson.Options)
            : new ApiProblem(ApiErrors.FlowNotFound);
    }

    private static async Task<IResult> SaveSettingsAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows)
    {
        var body = await JsonBody.AsAsync<FlowSettings>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var account = new AccountId(context.Account());
        return await flows.RequireGreenAsync(account, new FlowId(flowId), body.Value.PublishRequiresGreen, context.RequestAborted)
            && await flows.FindAsync(account, new FlowId(flowId), context.RequestAborted) is { } flow
            ? TypedResults.Json(FlowBody.From(flow), ApiJson.Options)
            : new ApiProblem(ApiErrors.FlowNotFound);
    }
}
