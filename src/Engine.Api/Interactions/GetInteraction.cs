using Engine.Accounts.Interactions;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Interactions;

/// <summary><c>GET /v1/interactions/{id}</c>: state, outcome, attempts with their SIP evidence, variables.</summary>
internal static class GetInteraction
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/interactions/{interaction_id}", HandleAsync)
        .WithName("GetInteraction")
        .WithTags("Interactions")
        .WithSummary("One interaction in full.")
        .Produces<InteractionDetailBody>()
        .Secured(Scopes.ReadInteractions, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "interaction_id")] string interactionId, IInteractionReader interactions) =>
        await interactions.FindAsync(new AccountId(context.Account()), interactionId, context.RequestAborted) is { } view
            ? TypedResults.Json(InteractionDetailBody.From(view), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);
}
