using Engine.Accounts.Access;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Clients;

/// <summary><c>GET /v1/clients/{id}</c>.</summary>
internal static class GetClient
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/clients/{client_id}", HandleAsync)
        .WithName("GetClient")
        .WithTags("Clients")
        .WithSummary("One OAuth client.")
        .Produces<ClientBody>()
        .Secured(Scopes.ReadClients, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "client_id")] string clientId, IClientStore clients) =>
        await clients.FindAsync(new AccountId(context.Account()), clientId, context.RequestAborted) is { } client
            ? TypedResults.Json(ClientBody.From(client), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);
}
