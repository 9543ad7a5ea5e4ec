using Engine.Accounts.Connections;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Connections;

/// <summary><c>PUT /v1/connections/{id}</c>: replaces everything but a secret that is left out.</summary>
internal static class UpdateConnection
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/v1/connections/{connection_id}", HandleAsync)
        .WithName("UpdateConnection")
        .WithTags("Connections")
        .WithSummary("Replace a connection; its secret stays when none is sent and it goes to the same server.")
        .Takes<ConnectionWrite>()
        .Produces<ConnectionBody>()
        .Secured(Scopes.WriteConnections, ApiErrors.NotFound, ApiErrors.AlreadyExists, ApiErrors.ConnectionInUse);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "connection_id")] string connectionId, IConnectionStore connections)
    {
        var body = await JsonBody.AsAsync<ConnectionWrite>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var account = new AccountId(context.Account());
        if (await connections.FindAsync(account, connectionId, context.RequestAborted) is not { } stored)
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        if (ConnectionRules.Check(body.Value, stored).Problem is { } problem)
        {
            return problem;
        }

        return await connections.UpdateAsync(account, body.Value.ToConnection(connectionId), body.Value.ToSecret(), context.RequestAborted) switch
        {
            ConnectionChange.Stored done => TypedResults.Json(ConnectionBody.From(done.Connection), ApiJson.Options),
            ConnectionChange.InUse used => RemoveConnection.InUse(used),
            ConnectionChange.NameTaken => new ApiProblem(ApiErrors.AlreadyExists),
            _ => new ApiProblem(ApiErrors.NotFound),
        };
    }
}
