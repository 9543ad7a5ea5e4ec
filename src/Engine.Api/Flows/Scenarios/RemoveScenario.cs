using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows.Scenarios;

/// <summary><c>DELETE /v1/flows/{id}/scenarios/{name}</c>.</summary>
internal static class RemoveScenario
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/v1/flows/{flow_id}/scenarios/{name}", HandleAsync)
        .WithName("RemoveScenario")
        .WithTags("Flow tests")
        .WithSummary("Remove a scenario.")
        .Produces(StatusCodes.Status204NoContent)
        .Secured(Scopes.WriteFlows, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, string name, IScenarioStore scenarios) =>
        await scenarios.RemoveAsync(new AccountId(context.Account()), flowId, name, context.RequestAborted)
            ? TypedResults.NoContent()
            : new ApiProblem(ApiErrors.NotFound);
}
