using Engine.Accounts.Access;
using Engine.Api.Documentation;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;

namespace Engine.Api.Clients;

/// <summary><c>POST /v1/clients</c>: the secret is in the answer and nowhere else.</summary>
internal static class CreateClient
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/clients", HandleAsync)
        .WithName("CreateClient")
        .WithTags("Clients")
        .WithSummary("Create an OAuth client; its secret is shown once.")
        .Takes<ClientWrite>()
        .Produces<ClientSecretBody>(StatusCodes.Status201Created)
        .AnswersHeader(201, "Location", "Address of the client.")
        .Secured(Scopes.WriteClients);

    private static async Task<IResult> HandleAsync(HttpContext context, IClientStore clients, TimeProvider time)
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

        var (client, secret) = NewClient.Mint(
            new AccountId(context.Account()), body.Value.Name, body.Value.Scopes, time.GetUtcNow(), body.Value.Enabled);
        if (!await clients.AddAsync(client, context.RequestAborted))
        {
            throw new InvalidOperationException("A random client id was taken already.");
        }

        context.Response.Headers.Location = "/v1/clients/" + client.ClientId;
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(ClientSecretBody.From(client, secret), ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
