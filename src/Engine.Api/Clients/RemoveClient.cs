using Engine.Accounts.Access;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Clients;

/// <summary><c>DELETE /v1/clients/{id}</c>; its tokens run out within ten minutes.</summary>
internal static class RemoveClient
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/v1/clients/{client_id}", HandleAsync)
        .WithName("RemoveClient")
        .WithTags("Clients")
        .WithSummary("Remove an OAuth client.")
        .Produces(StatusCodes.Status204NoContent)
        .Secured(Scopes.WriteClients, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "client_id")] string clientId, IClientStore clients) =>
        await clients.RemoveAsync(new AccountId(context.Account()), clientId, context.RequestAborted)
            ? TypedResults.NoContent()
            : new ApiProblem(ApiErrors.NotFound);
}
