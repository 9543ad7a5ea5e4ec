using Engine.Accounts.Connections;
using Engine.Api.Documentation;
using Engine.Api.OAuth;
using Engine.Api.Paging;

namespace Engine.Api.Connections;

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

    private static Task<IResult> HandleAsync(HttpContext context, IConnectionStore connections) =>
        PagedList.AnswerAsync(context, connections.ListAsync, ConnectionBody.From);
}
