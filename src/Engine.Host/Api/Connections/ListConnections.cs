using Engine.Actors.Ports.Configuration;
using Engine.Host.Api.Documentation;
using Engine.Host.Api.Json;
using Engine.Host.Api.Paging;
using Engine.Host.OAuth;

namespace Engine.Host.Api.Connections;

/// <summary><c>GET /v1/connections</c>.</summary>
internal static class ListConnections
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/connections", HandleAsync)
        .WithName("ListConnections")
        .WithTags("Connections")
        .WithSummary("The account's connections, oldest first.")
        .Paged()
        .Produces<ListBody<ConnectionBody>>()
        .Secured(Scopes.ReadConnections);

    private static async Task<IResult> HandleAsync(HttpContext context, IConnectionStore connections)
    {
        var query = new QueryReader(context.Request.Query);
        var wanted = query.Page();
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var page = await connections.ListAsync(new AccountId(context.Account()), wanted, context.RequestAborted);
        return TypedResults.Json(ListBody<ConnectionBody>.From(page, ConnectionBody.From), ApiJson.Options);
    }
}
