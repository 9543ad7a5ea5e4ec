using Engine.Accounts.Access;
using Engine.Host.Api.Documentation;
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

    private static Task<IResult> HandleAsync(HttpContext context, IClientStore clients) =>
        PagedList.AnswerAsync(context, clients.ListAsync, ClientBody.From);
}
