using System.Text.Json;
using Engine.Accounts.Interactions;
using Engine.Accounts.Paging;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Interactions;

/// <summary><c>GET /v1/interactions/{id}/events?after=</c>: what happened, numbered without gaps.</summary>
internal static class ListEvents
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/interactions/{interaction_id}/events", HandleAsync)
        .WithName("ListInteractionEvents")
        .WithTags("Interactions")
        .WithSummary("The events of an interaction in order.")
        .Query("after", DocumentedType.Integer, "Only events with a higher number; 0 when left out.")
        .Query("page_size", DocumentedType.Integer, "Events at once, 1 to 200; 50 when left out.")
        .Produces<EventList>()
        .Secured(Scopes.ReadInteractions, ApiErrors.InvalidParameters, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "interaction_id")] string interactionId, IInteractionReader interactions)
    {
        var query = new QueryReader(context.Request.Query);
        var after = query.Number("after", 0, 0, long.MaxValue);
        var size = (int)query.Number("page_size", PageRequest.DefaultSize, 1, PageRequest.MaxSize);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var events = await interactions.EventsAsync(new AccountId(context.Account()), interactionId, after, size, context.RequestAborted);
        return events is null
            ? new ApiProblem(ApiErrors.NotFound)
            : TypedResults.Json(new EventList([.. events.Select(Body)], events.Count == 0 ? after : events[^1].Number), ApiJson.Options);
    }

    private static EventBody Body(InteractionEventView row)
    {
        using var data = JsonDocument.Parse(row.Data);
        return new EventBody(row.Number, row.Type, row.Version, row.At, data.RootElement.Clone());
    }

    /// <summary>Events in order.</summary>
    /// <param name="Last">Send as after to read on.</param>
    internal sealed record EventList(IReadOnlyList<EventBody> Items, long Last);

    /// <summary>One event.</summary>
    /// <param name="Number">1, 2, 3 … in its interaction.</param>
    /// <param name="Data">What the event says; sensitive values are masked.</param>
    internal sealed record EventBody(long Number, string Type, int Version, DateTimeOffset At, JsonElement Data);
}
