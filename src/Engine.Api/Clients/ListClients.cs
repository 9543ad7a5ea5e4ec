using Engine.Accounts.Access;
using Engine.Api.Documentation;
using Engine.Api.OAuth;
using Engine.Api.Paging;

namespace Engine.Api.Clients;

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
