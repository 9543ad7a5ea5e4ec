using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Flows.Samples;
using Engine.Api.Json;
using Engine.Api.Live;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Flows.Document;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>/v1/flows</c>: flows as such. Their drafts, versions and scenarios have routes of their own.</summary>
internal static class FlowRoutes
{
    private const string FlowPath = "/v1/flows/{flow_id}";

    /// <summary>The document's limit and room for the members around it.</summary>
    private const int NewFlowBytes = FlowLimits.SentBytes + 4096;

    public static void MapFlows(this IEndpointRouteBuilder routes)
    {
        var flows = routes.MapGroup("/v1").WithTags("Flows");
        flows.MapGet("/flows", ListAsync).WithName("ListFlows")
            .WithSummary("The account's flows, oldest first unless sorted otherwise.")
            .Query("q", DocumentedType.Text, "Only those whose name holds this text.")
            .Query("state", DocumentedType.Text, "draft (there is one), errors (the draft has some), published, or archived (neither draft nor published).")
            .Query("label", DocumentedType.Text, "Only those with this label.")
            .Query("sort", DocumentedType.Text, "created (oldest first, when left out), name, or updated (changed last first). Keep it while paging.")
            .Paged()
            .Produces<ListBody<FlowBody>>()
            .Secured(Scopes.ReadFlows);
        flows.MapPost("/flows", CreateAsync).WithName("CreateFlow")
            .Tells(LiveTopics.Draft, "flow_id")
            .WithSummary("Create a flow with its first draft.")
            .WithDescription("Send a name for an empty flow, or a document, whose name is taken. A document with faults is saved with them.")
            .Takes<NewFlow>()
            .Produces<DraftBody>(StatusCodes.Status201Created)
            .AnswersHeader(201, "Location", "Address of the flow.")
            .AnswersHeader(201, "ETag", "Of the draft.")
            .Secured(Scopes.WriteFlows);
        flows.MapGet("/flows/{flow_id}", GetAsync).WithName("GetFlow")
            .WithSummary("One flow.")
            .Produces<FlowBody>()
            .Secured(Scopes.ReadFlows, ApiErrors.FlowNotFound);
        flows.MapDelete("/flows/{flow_id}", RemoveAsync).WithName("RemoveFlow")
            .Tells(LiveTopics.Draft, "flow_id")
            .WithSummary("Delete a flow with its draft, versions and scenarios.")
            .WithDescription("Refused while something is published or an interaction runs. What has run stays in interactions and reports.")
            .Header("If-Match", "ETag of the draft that was read; left out, whatever is there is deleted.")
            .Produces(StatusCodes.Status204NoContent)
            .Secured(Scopes.WriteFlows, ApiErrors.FlowNotFound, ApiErrors.FlowPublished, ApiErrors.FlowRunning, ApiErrors.DraftChanged, ApiErrors.InvalidParameters);
        flows.MapForms();

        var flow = routes.MapGroup(FlowPath).WithTags("Flows");
        flow.MapPost("/duplicate", DuplicateAsync).WithName("DuplicateFlow")
            .Tells(LiveTopics.Draft, "new_flow")
            .WithSummary("Make a new flow of the draft, or of the published version when there is no draft.")
            .WithDescription("Its scenarios and settings come along. The copy has a draft and nothing published.")
            .TakesOptionally<FlowCopy>()
            .Produces<DraftBody>(StatusCodes.Status201Created)
            .AnswersHeader(201, "Location", "Address of the new flow.")
            .AnswersHeader(201, "ETag", "Of its draft.")
            .Secured(Scopes.WriteFlows, ApiErrors.FlowNotFound, ApiErrors.NotFound);
        flow.MapSettings();
        flow.MapDrafts();
        flow.MapVersions();
        GetRequestDetails.Map(flow);
        routes.MapGroup(FlowPath).WithTags("Flow tests").MapScenarios();
    }

    private static Task<IResult> ListAsync(HttpContext context, IFlowStore flows)
    {
        var query = new QueryReader(context.Request.Query);
        var filter = new FlowFilter(query.Text("q"), query.Member<FlowStanding>("state"), query.Member<FlowOrder>("sort") ?? FlowOrder.Created, query.Text("label"));
        return PagedList.AnswerAsync(context, query, (account, page, cancellation) => flows.ListAsync(account, filter, page, cancellation), FlowBody.From);
    }

    private static async Task<IResult> GetAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows) =>
        await flows.FindAsync(new AccountId(context.Account()), new FlowId(flowId), context.RequestAborted) is { } flow
            ? TypedResults.Json(FlowBody.From(flow), ApiJson.Options)
            : new ApiProblem(ApiErrors.FlowNotFound);

    private static async Task<IResult> CreateAsync(HttpContext context, FlowDrafts drafts)
    {
        var body = await JsonBody.AsAsync<NewFlow>(context, NewFlowBytes);
        if (body.Failed)
        {
            return body.Problem;
        }

        if (body.Value.Check().Problem() is { } problem)
        {
            return problem;
        }

        return FlowAnswers.New(
            context, await drafts.CreateAsync(new AccountId(context.Account()), body.Value.ToDocument(), context.Client(), context.RequestAborted));
    }

    private static async Task<IResult> DuplicateAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, FlowDrafts drafts)
    {
        var body = await JsonBody.OptionalAsync(context, new FlowCopy());
        if (body.Failed)
        {
            return body.Problem;
        }

        if (body.Value.Check().Problem() is { } problem)
        {
            return problem;
        }

        var copy = await drafts.DuplicateAsync(new AccountId(context.Account()), new FlowId(flowId), body.Value.Version, body.Value.Name, context.Client(), context.RequestAborted);
        return copy is DraftChange.NoSuchVersion
            ? new ApiProblem(ApiErrors.NotFound, "This flow has no such version.")
            : FlowAnswers.New(context, copy);
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows)
    {
        var match = IfMatch.Read(context.Request);
        if (match.Failed)
        {
            return match.Problem;
        }

        var etag = await match.Value.OfDraftAsync(context, flowId, flows);
        return await flows.RemoveAsync(new AccountId(context.Account()), new FlowId(flowId), etag, context.RequestAborted) switch
        {
            FlowRemoval.Removed => TypedResults.NoContent(),
            FlowRemoval.Published => new ApiProblem(ApiErrors.FlowPublished),
            FlowRemoval.Running => new ApiProblem(ApiErrors.FlowRunning),
            FlowRemoval.Changed => new ApiProblem(ApiErrors.DraftChanged),
            _ => new ApiProblem(ApiErrors.FlowNotFound),
        };
    }
}
