using Engine.Accounts.Users;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Api.Sessions;
using Engine.Ports;
using Engine.Ports.Journal;
using Microsoft.AspNetCore.Authentication;

namespace Engine.Api.Live;

/// <summary><c>/v1/events/stream</c>: what happens, as it happens.</summary>
internal static class LiveRoutes
{
    private const string Tag = "Live";

    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapResource("/v1/events", Tag)
        .MapGet("/stream", StreamAsync).WithName("StreamEvents")
        .WithSummary("What happens in the account, as server-sent events.")
        .WithDescription(
            "An event named interaction for each stored event of an interaction. Whoever connects again with Last-Event-ID gets what he missed, each once; " +
            "an event named resync says that it was too much, or that the id is not known: read anew. Events named draft, published, trunk and node are hints " +
            "that reading again is worth it; none is kept, so after a reconnect comes a resync. A comment every 15 seconds. The stream ends when its session or token does.")
        .Query(
            "topics", DocumentedType.Text,
            "Any of interaction (needs interactions:read), draft and published (flows:read), trunk (trunks:read) and node, divided by commas; interaction when left out.")
        .Query("interaction_id", DocumentedType.Text, "Of interactions only this one.")
        .Header("Last-Event-ID", "Id of the last event that came.")
        .Produces<string>(StatusCodes.Status200OK, EventStream.ContentType)
        .Fails(ApiErrors.InvalidParameters, ApiErrors.TooManyStreams);

    private static async Task<IResult> StreamAsync(HttpContext context, LiveFeed feed, LiveStreams streams)
    {
        var query = new QueryReader(context.Request.Query);
        var topics = query.Words("topics", LiveTopics.All) ?? LiveTopics.Default;
        var only = query.Text("interaction_id");
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (context.User.ScopesHeld().Missing(topics) is { } scope)
        {
            return new ApiProblem(ApiErrors.InsufficientScope, $"These topics need the scope {scope}.");
        }

        using var seat = streams.Take(context.SessionOrNull()?.Id ?? context.Client());
        if (seat is null)
        {
            return new ApiProblem(ApiErrors.TooManyStreams);
        }

        if (HeadRequests.IsHead(context))
        {
            context.Response.ContentType = EventStream.ContentType;
            return TypedResults.Empty;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, streams.Ending);
        var lastSeen = context.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } seen] ? seen : null;
        try
        {
            var wish = new StreamWish(context.AccountId(), topics, only is null ? null : new InteractionId(only), lastSeen);
            await feed.RunAsync(new EventStream(context.Response), wish, async () => await HeldNowAsync(context) is { } held && held.Missing(topics) is null, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The reader has gone, or the server stops.
        }
        catch (StoreUnavailableException) when (context.Response.HasStarted)
        {
            // The reader connects again and then gets what he missed, or the reason why not.
        }

        return TypedResults.Empty;
    }

    /// <summary>
    /// What the reader may do by now; null when his session or token has ended. A session is looked up without counting as used: a page that
    /// is left open must not stay signed in. A token is checked like a new one.
    /// </summary>
    private static async Task<ScopeSet?> HeldNowAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (context.SessionOrNull() is { } session)
        {
            var open = await services.GetRequiredService<ISessionStore>().ListAsync(session.User.Account, session.User.Id, context.RequestAborted);
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            return open.FirstOrDefault(one => one.Id == session.Id && one.IsAlive(now)) is { } alive ? Roles.ScopesOf(alive.User.Role) : null;
        }

        // Handlers remember their first answer, so another one is asked.
        var handler = await new AuthenticationHandlerProvider(services.GetRequiredService<IAuthenticationSchemeProvider>()).GetHandlerAsync(context, Caller.Scheme);
        return (await handler!.AuthenticateAsync()).Principal?.ScopesHeld();
    }
}
