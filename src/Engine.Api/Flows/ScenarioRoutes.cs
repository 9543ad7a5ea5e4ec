using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows.Scenarios;

/// <summary><c>GET /v1/flows/{id}/scenarios/{name}</c>.</summary>
internal static class GetScenario
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/flows/{flow_id}/scenarios/{name}", HandleAsync)
        .WithName("GetScenario")
        .WithTags("Flow tests")
        .WithSummary("One scenario of a flow.")
        .Produces<ScenarioBody>()
        .Secured(Scopes.ReadFlows, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, string name, IScenarioStore scenarios) =>
        await scenarios.FindAsync(new AccountId(context.Account()), flowId, name, context.RequestAborted) is { } found
            ? TypedResults.Json(ScenarioBody.From(found), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);
}
