using Engine.Accounts.Flows;
using Engine.Accounts.Paging;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows.Scenarios;

/// <summary><c>GET /v1/flows/{id}/scenarios</c>: at most 200, so in one page.</summary>
internal static class ListScenarios
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/flows/{flow_id}/scenarios", HandleAsync)
        .WithName("ListScenarios")
        .WithTags("Flow tests")
        .WithSummary("The scenarios of a flow, by name.")
        .Produces<ListBody<ScenarioBody>>()
        .Secured(Scopes.ReadFlows, ApiErrors.FlowNotFound);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows, IScenarioStore scenarios)
    {
        var account = new AccountId(context.Account());
        if (await flows.FindAsync(account, flowId, context.RequestAborted) is null)
        {
            return new ApiProblem(ApiErrors.FlowNotFound);
        }

        var found = await scenarios.ListAsync(account, flowId, context.RequestAborted);
        return TypedResults.Json(ListBody<ScenarioBody>.From(new Page<FlowScenario>(found, null), ScenarioBody.From), ApiJson.Options);
    }
}
