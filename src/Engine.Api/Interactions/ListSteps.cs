using Engine.Accounts.Interactions;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Interactions;

/// <summary><c>GET /v1/interactions/{id}/steps</c>: its report rows in order. The guards of the engine bound their number, so there are no pages.</summary>
internal static class ListSteps
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/interactions/{interaction_id}/steps", HandleAsync)
        .WithName("ListInteractionSteps")
        .WithTags("Interactions")
        .WithSummary("The steps an interaction went through.")
        .Produces<ListBody<StepBody>>()
        .Secured(Scopes.ReadInteractions, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "interaction_id")] string interactionId, IInteractionReader interactions) =>
        await interactions.StepsAsync(new AccountId(context.Account()), interactionId, context.RequestAborted) is { } rows
            ? TypedResults.Json(new ListBody<StepBody>([.. rows.Select(StepBody.From)], null), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);
}
