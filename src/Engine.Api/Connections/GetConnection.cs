using Engine.Accounts.Connections;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Connections;

/// <summary><c>GET /v1/connections/{id}</c>.</summary>
internal static class GetConnection
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/connections/{connection_id}", HandleAsync)
        .WithName("GetConnection")
        .WithTags("Connections")
        .WithSummary("One connection.")
        .Produces<ConnectionBody>()
        .Secured(Scopes.ReadConnections, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "connection_id")] string connectionId, IConnectionStore connections) =>
        await connections.FindAsync(new AccountId(context.Account()), connectionId, context.RequestAborted) is { } connection
            ? TypedResults.Json(ConnectionBody.From(connection), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);
}
