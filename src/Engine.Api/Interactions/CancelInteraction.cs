using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports.Interactions;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Interactions;

/// <summary><c>POST /v1/interactions/{id}/cancel</c>: ends it early, with CANCEL or BYE when a call is up.</summary>
internal static class CancelInteraction
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/interactions/{interaction_id}/cancel", HandleAsync)
        .WithName("CancelInteraction")
        .WithTags("Interactions")
        .WithSummary("End an interaction early.")
        .Produces<Cancellation>()
        .Produces<Cancellation>(StatusCodes.Status202Accepted)
        .Secured(Scopes.CancelInteractions, ApiErrors.NotFound, ApiErrors.InteractionEnded);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "interaction_id")] string interactionId, IEngineGateway engine)
    {
        var result = await engine.CancelAsync(context.Account(), interactionId, context.Client(), context.RequestAborted);
        return result switch
        {
            CancelResult.Cancelling => Done(interactionId, "cancelling", StatusCodes.Status202Accepted),
            CancelResult.Cancelled => Done(interactionId, "cancelled", StatusCodes.Status200OK),
            CancelResult.AlreadyEnded => new ApiProblem(ApiErrors.InteractionEnded),
            CancelResult.NoSuchInteraction => new ApiProblem(ApiErrors.NotFound),
            CancelResult.Unavailable => new ApiProblem(ApiErrors.StoreUnavailable) { RetryAfter = RetryAfter },
            _ => throw new InvalidOperationException($"Unknown answer {result}."),
        };
    }

    private static IResult Done(string interactionId, string status, int code) =>
        TypedResults.Json(new Cancellation(interactionId, status), ApiJson.Options, statusCode: code);

    /// <summary>What became of the request.</summary>
    /// <param name="Status">cancelling (on its way) or cancelled (over).</param>
    internal sealed record Cancellation(string InteractionId, string Status);
}
