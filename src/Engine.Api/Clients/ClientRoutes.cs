using Engine.Api.Documentation;
using Engine.Api.Editing;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Clients;

/// <summary><c>/v1/clients</c>: the programs that may get tokens of the account.</summary>
internal static class ClientRoutes
{
    private const string Prefix = "/v1/clients";
    private const string Tag = "Clients";

    public static void MapClients(this IEndpointRouteBuilder routes)
    {
        var edits = new EditGuard<ClientBody>();
        var read = routes.MapResource(Prefix, Tag, Scopes.ReadClients);
        read.MapGet("", ListAsync).WithName("ListClients")
            .WithSummary("The account's OAuth clients, oldest first.")
            .Paged().Produces<ListBody<ClientBody>>();
        edits.Tag(read.MapGet("/{client_id}", GetAsync)).WithName("GetClient")
            .WithSummary("One OAuth client.")
            .Produces<ClientBody>().Fails(ApiErrors.NotFound);

        var write = routes.MapResource(Prefix, Tag, Scopes.WriteClients);
        write.MapPost("", CreateAsync).WithName("CreateClient")
            .WithSummary("Create an OAuth client; its secret is shown once.")
            .Takes<ClientWrite>().Produces<ClientSecretBody>(StatusCodes.Status201Created)
            .AnswersHeader(201, "Location", "Address of the client.");
        edits.Tag(edits.Guard<IClientStore>(write.MapPut("/{client_id}", UpdateAsync), CurrentAsync)).WithName("UpdateClient")
            .WithSummary("Change the name, scopes or standing of a client that may do no more than the caller.")
            .Takes<ClientWrite>().Produces<ClientBody>().Fails(ApiErrors.NotFound);
        write.MapPost("/{client_id}/secret", RenewSecretAsync).WithName("RenewClientSecret")
            .WithSummary("Give a client a new secret; it is shown once.")
            .Produces<ClientSecretBody>().Fails(ApiErrors.NotFound);
        edits.Guard<IClientStore>(write.MapDelete("/{client_id}", RemoveAsync), CurrentAsync).WithName("RemoveClient")
            .WithSummary("Remove an OAuth client that may do no more than the caller.")
            .Produces(StatusCodes.Status204NoContent).Fails(ApiErrors.NotFound);
    }

    private static Task<IResult> ListAsync(HttpContext context, IClientStore clients) =>
        PagedList.AnswerAsync(context, clients.ListAsync, ClientBody.From);

    private static async Task<IResult> GetAsync(HttpContext context, [FromRoute(Name = "client_id")] string clientId, IClientStore clients) =>
        await clients.FindAsync(context.AccountId(), clientId, context.RequestAborted) is { } client
            ? ApiJson.Answer(ClientBody.From(client))
            : new ApiProblem(ApiErrors.NotFound);

    // The secret is in the answer and nowhere else.
    private static async Task<IResult> CreateAsync(HttpContext context, IClientStore clients, TimeProvider time)
    {
        var body = await ReadAsync(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var (client, secret) = NewClient.Mint(context.AccountId(), body.Value.Name, body.Value.Scopes, time.GetUtcNow(), body.Value.Enabled);
        if (!await clients.AddAsync(client, context.RequestAborted))
        {
            throw new InvalidOperationException("A random client id was taken already.");
        }

        context.Response.Headers.Location = $"{Prefix}/{client.ClientId}";
        context.Response.Headers.CacheControl = "no-store";
        return ApiJson.Answer(ClientSecretBody.From(client, secret), StatusCodes.Status201Created);
    }

    // Tokens already issued lose at once what is taken away here.
    private static async Task<IResult> UpdateAsync(HttpContext context, [FromRoute(Name = "client_id")] string clientId, IClientStore clients)
    {
        var body = await ReadAsync(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var (before, refusal) = await ManagedAsync(context, clientId, clients);
        if (before is null)
        {
            return refusal;
        }

        var after = before with { Name = body.Value.Name, Scopes = body.Value.Scopes, Enabled = body.Value.Enabled };
        return await clients.UpdateAsync(after, context.RequestAborted)
            ? ApiJson.Answer(ClientBody.From(after))
            : new ApiProblem(ApiErrors.NotFound);
    }

    // The old secret is refused from now on, and so are the tokens got with it.
    private static async Task<IResult> RenewSecretAsync(HttpContext context, [FromRoute(Name = "client_id")] string clientId, IClientStore clients)
    {
        var (before, refusal) = await ManagedAsync(context, clientId, clients);
        if (before is null)
        {
            return refusal;
        }

        var (after, secret) = NewClient.Renew(before);
        if (!await clients.UpdateAsync(after, context.RequestAborted))
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        context.Response.Headers.CacheControl = "no-store";
        return ApiJson.Answer(ClientSecretBody.From(after, secret));
    }

    // The client's tokens are refused from now on.
    private static async Task<IResult> RemoveAsync(HttpContext context, [FromRoute(Name = "client_id")] string clientId, IClientStore clients)
    {
        var (before, refusal) = await ManagedAsync(context, clientId, clients);
        return before is null ? refusal
            : await clients.RemoveAsync(context.AccountId(), clientId, context.RequestAborted) ? TypedResults.NoContent()
            : new ApiProblem(ApiErrors.NotFound);
    }

    /// <summary>
    /// The client, or why the caller may not touch it: one that may do more than he, whose secret would let him act as it, and which he could
    /// otherwise strip of its scopes or be rid of.
    /// </summary>
    private static async Task<(OAuthClient? Client, ApiProblem Refusal)> ManagedAsync(HttpContext context, string clientId, IClientStore clients) =>
        await clients.FindAsync(context.AccountId(), clientId, context.RequestAborted) switch
        {
            null => (null, new ApiProblem(ApiErrors.NotFound)),
            { } found when found.Scopes.All(context.User.ScopesHeld().Covers) => (found, new ApiProblem(ApiErrors.NotFound)),
            _ => (null, new ApiProblem(ApiErrors.InsufficientScope, "The client may do more than whoever sends this request.")),
        };

    private static async Task<ClientBody?> CurrentAsync(HttpContext context, IClientStore clients) =>
        await clients.FindAsync(context.AccountId(), context.RouteText("client_id"), context.RequestAborted) is { } found ? ClientBody.From(found) : null;

    private static Task<Read<ClientWrite>> ReadAsync(HttpContext context) =>
        JsonBody.CheckedAsync<ClientWrite>(context, body => ClientRules.Check(body.Name, body.Scopes, context.User.ScopesHeld()));
}
