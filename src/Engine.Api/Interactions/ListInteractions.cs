using Engine.Accounts.Interactions;
using Engine.Api.Documentation;
using Engine.Api.OAuth;
using Engine.Api.Paging;

namespace Engine.Api.Interactions;

/// <summary><c>GET /v1/interactions</c>: newest first, filtered, in pages.</summary>
internal static class ListInteractions
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/interactions", HandleAsync)
        .WithName("ListInteractions")
        .WithTags("Interactions")
        .WithSummary("List interactions, newest first.")
        .Query("flow_id", DocumentedType.Text, "Only those of this flow.")
        .Query("outcome", DocumentedType.Text, "Only those that ended so.")
        .Query("from", DocumentedType.Time, "Accepted at or after.")
        .Query("to", DocumentedType.Time, "Accepted before.")
        .Query("number", DocumentedType.Text, "Destination or origin, E.164.")
        .Paged()
        .Produces<ListBody<InteractionBody>>()
        .Secured(Scopes.ReadInteractions);

    private static Task<IResult> HandleAsync(HttpContext context, IInteractionReader interactions)
    {
        var query = new QueryReader(context.Request.Query);
        var filter = new InteractionFilter(
            query.Text("flow_id"), query.Word("outcome", OutcomeWords.All), query.Time("from"), query.Time("to"), query.Phone("number"));
        return PagedList.AnswerAsync(
            context, query, (account, page, stop) => interactions.ListAsync(account, filter, page, stop), InteractionBody.From);
    }
}
