using Engine.Accounts.Access;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Clients;

/// <summary><c>POST /v1/clients/{id}/secret</c>: a new secret; the old one is refused from now on.</summary>
internal static class RenewClientSecret
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/clients/{client_id}/secret", HandleAsync)
        .WithName("RenewClientSecret")
        .WithTags("Clients")
        .WithSummary("Give a client a new secret; it is shown once.")
        .Produces<ClientSecretBody>()
        .Secured(Scopes.WriteClients, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "client_id")] string clientId, IClientStore clients)
    {
        if (await clients.FindAsync(new AccountId(context.Account()), clientId, context.RequestAborted) is not { } before)
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        // Whoever renews a secret can act as that client, so he must hold what it holds.
        if (ClientRules.Check(before.Name, before.Scopes, ClientRules.Granter(context)).Problem is not null)
        {
            return new ApiProblem(ApiErrors.InsufficientScope, "The client holds scopes that this token does not.");
        }

        var secret = SecretHash.NewSecret();
        var after = before with { SecretHash = SecretHash.Hash(secret) };
        if (!await clients.UpdateAsync(after, context.RequestAborted))
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(ClientSecretBody.From(after, secret), ApiJson.Options);
    }
}
