using Engine.Accounts.Access;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Clients;

/// <summary><c>PUT /v1/clients/{id}</c>: name, scopes, enabled. Tokens already out keep their scopes until they expire.</summary>
internal static class UpdateClient
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/v1/clients/{client_id}", HandleAsync)
        .WithName("UpdateClient")
        .WithTags("Clients")
        .WithSummary("Change a client's name, scopes or whether it may get tokens.")
        .Takes<ClientWrite>()
        .Produces<ClientBody>()
        .Secured(Scopes.WriteClients, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "client_id")] string clientId, IClientStore clients)
    {
        var body = await JsonBody.AsAsync<ClientWrite>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        if (ClientRules.Check(body.Value.Name, body.Value.Scopes, ClientRules.Granter(context)).Problem is { } problem)
        {
            return problem;
        }

        if (await clients.FindAsync(new AccountId(context.Account()), clientId, context.RequestAborted) is not { } before)
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        var after = before with { Name = body.Value.Name, Scopes = body.Value.Scopes, Enabled = body.Value.Enabled };
        return await clients.UpdateAsync(after, context.RequestAborted)
            ? TypedResults.Json(ClientBody.From(after), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);
    }
}
