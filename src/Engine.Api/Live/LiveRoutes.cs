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

    private static readonly string[] Topics = [LiveFeed.InteractionTopic];

    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapResource("/v1/events", Tag, Scopes.ReadInteractions)
        .MapGet("/stream", StreamAsync).WithName("StreamEvents")
        .WithSummary("What happens to the account's interactions, as server-sent events.")
        .WithDescription(
            "An event named interaction for each stored event of an interaction. Whoever connects again with Last-Event-ID gets what he missed, each once; " +
            "an event named resync says that it was too much, or that the id is not known: read anew. A comment every 15 seconds. The stream ends when its " +
            "session or token does.")
        .Query("topics", DocumentedType.Text, "interaction, the only topic so far.")
        .Query("interaction_id", DocumentedType.Text, "Only this interaction.")
        .Header("Last-Event-ID", "Id of the last event that came.")
        .Produces<string>(StatusCodes.Status200OK, EventStream.ContentType)
        .Fails(ApiErrors.InvalidParameters, ApiErrors.TooManyStreams);

    private static async Task<IResult> StreamAsync(HttpContext context, LiveFeed feed, LiveStreams streams)
    {
        var query = new QueryReader(context.Request.Query);
        query.Word("topics", Topics);
        var only = query.Text("interaction_id");
        if (query.Problem is { } problem)
        {
            return problem;
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
            await feed.RunAsync(
                new EventStream(context.Response), context.AccountId(), only is null ? null : new InteractionId(only), lastSeen, () => MayReadAsync(context), end.Token);
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

    /// <summary>A session is looked up without counting as used: a page that is left open must not stay signed in. A token is checked like a new one.</summary>
    private static async Task<bool> MayReadAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (context.SessionOrNull() is { } session)
        {
            var open = await services.GetRequiredService<ISessionStore>().ListAsync(session.User.Account, session.User.Id, context.RequestAborted);
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            return open.Any(one => one.Id == session.Id && one.IsAlive(now) && Roles.ScopesOf(one.User.Role).Covers(Scopes.ReadInteractions));
        }

        // Handlers remember their first answer, so another one is asked.
        var handler = await new AuthenticationHandlerProvider(services.GetRequiredService<IAuthenticationSchemeProvider>()).GetHandlerAsync(context, Caller.Scheme);
        return await handler!.AuthenticateAsync() is { Principal: { } holder } && holder.ScopesHeld().Covers(Scopes.ReadInteractions);
    }
}
