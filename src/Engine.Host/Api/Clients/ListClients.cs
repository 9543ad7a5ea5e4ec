using Engine.Actors.Ports.Configuration;
using Engine.Host.Api.Documentation;
using Engine.Host.Api.Json;
using Engine.Host.Api.Paging;
using Engine.Host.OAuth;

namespace Engine.Host.Api.Clients;

/// <summary><c>GET /v1/clients</c>.</summary>
internal static class ListClients
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/clients", HandleAsync)
        .WithName("ListClients")
        .WithTags("Clients")
        .WithSummary("The account's OAuth clients, oldest first.")
        .Paged()
        .Produces<ListBody<ClientBody>>()
        .Secured(Scopes.ReadClients);

    private static async Task<IResult> HandleAsync(HttpContext context, IClientStore clients)
    {
        var query = new QueryReader(context.Request.Query);
        var wanted = query.Page();
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var page = await clients.ListAsync(new AccountId(context.Account()), wanted, context.RequestAborted);
        return TypedResults.Json(ListBody<ClientBody>.From(page, ClientBody.From), ApiJson.Options);
    }
}
