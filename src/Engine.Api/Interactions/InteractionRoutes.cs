using System.Text.Json;
using Engine.Accounts.Interactions;
using Engine.Accounts.Paging;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Ports;
using Engine.Ports.Interactions;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Interactions;

/// <summary><c>/v1/interactions</c>: what runs and what ran. Starting one and asking what would stop it have files of their own.</summary>
internal static class InteractionRoutes
{
    private const string Prefix = "/v1/interactions";
    private const string Tag = "Interactions";

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public static void MapInteractions(this IEndpointRouteBuilder routes)
    {
        StartInteraction.Map(routes);
        PreflightInteraction.Map(routes);

        var read = routes.MapResource(Prefix, Tag, Scopes.ReadInteractions);
        read.MapGet("", ListAsync).WithName("ListInteractions")
            .WithSummary("List interactions, newest first.")
            .Query("flow_id", DocumentedType.Text, "Only those of this flow.")
            .Query("flow_version", DocumentedType.Integer, "Only those on this version of their flow.")
            .Query("state", DocumentedType.Text, "accepted, running or ended.")
            .Query("outcome", DocumentedType.Text, "Only those that ended so.")
            .Query("reason", DocumentedType.Text, "Only those with this reason, such as ring_timeout.")
            .Query("party", DocumentedType.Text, "Only those that this party is at fault for, or decided: contact, carrier, trunk, engine or caller.")
            .Query("trunk_id", DocumentedType.Text, "Only those whose latest call to the contact left by this trunk.")
            .Query("id", DocumentedType.Text, "The first characters of the interaction's id, or all.")
            .Query("from", DocumentedType.Time, "Accepted at or after.")
            .Query("to", DocumentedType.Time, "Accepted before.")
            .Query("number", DocumentedType.Text, "Destination or origin, E.164.")
            .Paged().Produces<ListBody<InteractionBody>>();
        read.MapGet("/{interaction_id}", GetAsync).WithName("GetInteraction")
            .WithSummary("One interaction in full.")
            .Produces<InteractionDetailBody>().Fails(ApiErrors.NotFound);
        read.MapGet("/{interaction_id}/events", EventsAsync).WithName("ListInteractionEvents")
            .WithSummary("The events of an interaction in order.")
            .Query("after", DocumentedType.Integer, "Only events with a higher number; 0 when left out.")
            .Query("page_size", DocumentedType.Integer, "Events at once, 1 to 200; 50 when left out.")
            .Produces<EventList>().Fails(ApiErrors.InvalidParameters, ApiErrors.NotFound);
        read.MapGet("/{interaction_id}/steps", StepsAsync).WithName("ListInteractionSteps")
            .WithSummary("The steps an interaction went through.")
            .Produces<ListBody<StepBody>>().Fails(ApiErrors.NotFound);

        routes.MapResource(Prefix, Tag, Scopes.CancelInteractions)
            .MapPost("/{interaction_id}/cancel", CancelAsync).WithName("CancelInteraction")
            .WithSummary("End an interaction early.")
            .Produces<Cancellation>().Produces<Cancellation>(StatusCodes.Status202Accepted)
            .Fails(ApiErrors.NotFound, ApiErrors.InteractionEnded);
    }

    private static Task<IResult> ListAsync(HttpContext context, IInteractionReader interactions)
    {
        var query = new QueryReader(context.Request.Query);
        var filter = new InteractionFilter(
            FlowId.Of(query.Text("flow_id")), query.Word("outcome", OutcomeWords.All), query.Time("from"), query.Time("to"), query.Phone("number"),
            query.Word("state", InteractionWords.States),
            query.Letters("reason", InteractionWords.ReasonLetters, InteractionWords.MaxReason, "a reason in snake_case, such as ring_timeout"),
            query.Word("party", InteractionWords.Parties),
            query.Count("flow_version", 1, int.MaxValue),
            TrunkId.Of(query.Text("trunk_id")),
            query.Letters("id", InteractionWords.IdLetters, InteractionWords.IdLength, "the first characters of an id: 0-9 and a-f, 32 at most"));
        return PagedList.AnswerAsync(
            context, query, (account, page, cancellation) => interactions.ListAsync(account, filter, page, cancellation), InteractionBody.From);
    }

    private static async Task<IResult> GetAsync(
        HttpContext context, [FromRoute(Name = "interaction_id")] string interactionId, IInteractionReader interactions, IEngineGateway engine) =>
        await interactions.FindAsync(context.AccountId(), new InteractionId(interactionId), context.RequestAborted) is { } view
            ? ApiJson.Answer(InteractionDetailBody.From(view, view.Interaction.EndedAt is null ? engine.WaitOf(new InteractionId(interactionId)) : null))
            : new ApiProblem(ApiErrors.NotFound);

    private static async Task<IResult> EventsAsync(
        HttpContext context, [FromRoute(Name = "interaction_id")] string interactionId, IInteractionReader interactions)
    {
        var query = new QueryReader(context.Request.Query);
        var after = query.Number("after", 0, 0, long.MaxValue);
        var size = (int)query.Number("page_size", PageRequest.DefaultSize, 1, PageRequest.MaxSize);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var events = await interactions.EventsAsync(context.AccountId(), new InteractionId(interactionId), after, size, context.RequestAborted);
        return events is null
            ? new ApiProblem(ApiErrors.NotFound)
            : ApiJson.Answer(new EventList([.. events.Select(Body)], events.Count == 0 ? after : events[^1].Number));
    }

    private static EventBody Body(InteractionEventView row)
    {
        using var data = JsonDocument.Parse(row.Data);
        return new EventBody(row.Number, row.Type, row.Version, row.At, data.RootElement.Clone());
    }

    // The guards of the engine bound the number of steps, so there are no pages.
    private static async Task<IResult> StepsAsync(
        HttpContext context, [FromRoute(Name = "interaction_id")] string interactionId, IInteractionReader interactions) =>
        await interactions.StepsAsync(context.AccountId(), new InteractionId(interactionId), context.RequestAborted) is { } rows
            ? ApiJson.Answer(new ListBody<StepBody>([.. rows.Select(StepBody.From)], null))
            : new ApiProblem(ApiErrors.NotFound);

    // With CANCEL or BYE when a call is up.
    private static async Task<IResult> CancelAsync(
        HttpContext context, [FromRoute(Name = "interaction_id")] string interactionId, IEngineGateway engine, IInteractionReader interactions)
    {
        var result = await engine.CancelAsync(new AccountId(context.Account()), new InteractionId(interactionId), context.Client(), context.RequestAborted);
        return result switch
        {
            CancelResult.Cancelling => ApiJson.Answer(new Cancellation(interactionId, "cancelling"), StatusCodes.Status202Accepted),
            CancelResult.Cancelled => ApiJson.Answer(new Cancellation(interactionId, "cancelled")),
            CancelResult.AlreadyEnded => new ApiProblem(ApiErrors.InteractionEnded),

            // One whose events retention took away has only its row.
            CancelResult.NoSuchInteraction => new ApiProblem(
                await interactions.FindAsync(context.AccountId(), new InteractionId(interactionId), context.RequestAborted) is null
                    ? ApiErrors.NotFound : ApiErrors.InteractionEnded),
            CancelResult.Unavailable => new ApiProblem(ApiErrors.StoreUnavailable) { RetryAfter = RetryAfter },
            _ => throw new InvalidOperationException($"Unknown answer {result}."),
        };
    }
}
