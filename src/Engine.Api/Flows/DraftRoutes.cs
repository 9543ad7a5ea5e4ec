using System.Text;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.Live;
using Engine.Api.OAuth;
using Engine.Flows.Document;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary>The draft of a flow, from its first change until it is published.</summary>
internal static class DraftRoutes
{
    private const string ReplacedDraft = "ETag of the draft that is replaced; left out, whatever is there is replaced.";

    public static void MapDrafts(this IEndpointRouteBuilder flow)
    {
        flow.MapGet("/draft", GetAsync).WithName("GetDraft")
            .WithSummary("The editable version of a flow with its faults.")
            .Produces<DraftBody>()
            .AnswersHeader(200, "ETag", "Send it as If-Match when saving.")
            .Secured(Scopes.ReadFlows, ApiErrors.FlowNotFound, ApiErrors.NotFound);
        flow.MapPut("/draft", SaveAsync).WithName("SaveDraft")
            .WithSummary("Save the draft; it is validated at once and kept with its faults.")
            .SavesADocument();
        flow.MapPost("/import", SaveAsync).WithName("ImportFlow")
            .WithSummary("Import an exported document as draft.")
            .SavesADocument();
        flow.MapPost("/versions/{number:int}/restore", RestoreAsync).WithName("RestoreVersion")
            .Tells(LiveTopics.Draft, "flow_id")
            .WithSummary("Copy a version into the draft.")
            .Header("If-Match", ReplacedDraft)
            .Produces<DraftBody>()
            .AnswersHeader(200, "ETag", "Of the draft as saved.")
            .Secured(Scopes.WriteFlows, ApiErrors.InvalidParameters, ApiErrors.NotFound, ApiErrors.DraftChanged);
        flow.MapDelete("/draft", DiscardAsync).WithName("DiscardDraft")
            .Tells(LiveTopics.Draft, "flow_id")
            .WithSummary("Discard the draft; published versions stay.")
            .Header("If-Match", "ETag of the draft that is discarded.")
            .Produces(StatusCodes.Status204NoContent)
            .Secured(Scopes.WriteFlows, ApiErrors.InvalidParameters, ApiErrors.FlowNotFound, ApiErrors.NotFound, ApiErrors.DraftChanged);
        flow.MapPost("/validate", ValidateAsync).WithName("ValidateFlow")
            .WithSummary("All faults of the document sent, or of the draft when the body is empty.")
            .TakesFlow()
            .Produces<FlowVerdict>()
            .Secured(Scopes.ReadFlows, ApiErrors.FlowNotFound, ApiErrors.NotFound);
        PublishFlow.Map(flow);
    }

    private static void SavesADocument(this RouteHandlerBuilder route) => route
        .Tells(LiveTopics.Draft, "flow_id")
        .Header("If-Match", ReplacedDraft)
        .TakesFlow()
        .Produces<DraftBody>()
        .AnswersHeader(200, "ETag", "Of the draft as saved.")
        .Secured(Scopes.WriteFlows, ApiErrors.InvalidParameters, ApiErrors.FlowNotFound, ApiErrors.DraftChanged);

    private static async Task<IResult> GetAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows)
    {
        var account = new AccountId(context.Account());
        if (await flows.FindDraftAsync(account, new FlowId(flowId), context.RequestAborted) is { } draft)
        {
            return FlowAnswers.Of(context, draft);
        }

        return await flows.FindAsync(account, new FlowId(flowId), context.RequestAborted) is null
            ? new ApiProblem(ApiErrors.FlowNotFound)
            : new ApiProblem(ApiErrors.NotFound, "This flow has no draft; save or restore one.");
    }

    private static async Task<IResult> SaveAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, FlowDrafts drafts, IFlowStore flows)
    {
        var match = IfMatch.Read(context.Request);
        if (match.Failed)
        {
            return match.Problem;
        }

        var document = await DocumentAsync(context);
        return document.Failed ? document.Problem : FlowAnswers.Of(context, await drafts.SaveAsync(
            new AccountId(context.Account()), new FlowId(flowId), document.Value, await match.Value.OfDraftAsync(context, flowId, flows), context.Client(), context.RequestAborted));
    }

    private static async Task<IResult> RestoreAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, int number, FlowDrafts drafts, IFlowStore flows)
    {
        var match = IfMatch.Read(context.Request);
        return match.Failed ? match.Problem : FlowAnswers.Of(context, await drafts.RestoreAsync(
            new AccountId(context.Account()), new FlowId(flowId), number, await match.Value.OfDraftAsync(context, flowId, flows), context.Client(), context.RequestAborted));
    }

    private static async Task<IResult> DiscardAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, FlowDrafts drafts, IFlowStore flows)
    {
        var match = IfMatch.Read(context.Request);
        return match.Failed ? match.Problem : FlowAnswers.Of(context, await drafts.DiscardAsync(
            new AccountId(context.Account()), new FlowId(flowId), await match.Value.OfDraftAsync(context, flowId, flows), context.RequestAborted));
    }

    private static async Task<IResult> ValidateAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows, FlowAuthoring authoring)
    {
        var account = new AccountId(context.Account());
        if (await flows.FindAsync(account, new FlowId(flowId), context.RequestAborted) is null)
        {
            return new ApiProblem(ApiErrors.FlowNotFound);
        }

        var document = JsonBody.IsThere(context.Request) ? await DocumentAsync(context)
            : await flows.FindDraftAsync(account, new FlowId(flowId), context.RequestAborted) is { } draft ? new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(draft.Content.Document))
            : new ApiProblem(ApiErrors.NotFound, "This flow has no draft; send a document.");
        if (document.Failed)
        {
            return document.Problem;
        }

        var check = await authoring.CheckAsync(account, document.Value, context.RequestAborted);
        return check.Faults.FirstOrDefault(fault => fault.Code == FlowFault.TooLarge) is { } tooLarge
            ? new ApiProblem(ApiErrors.BodyTooLarge, tooLarge.Message)
            : TypedResults.Json(new FlowVerdict(check.CanPublish, check.Faults), ApiJson.Options);
    }

    /// <summary>As it was sent: the reader of flows brings it into the form that is stored, once.</summary>
    private static Task<Read<ReadOnlyMemory<byte>>> DocumentAsync(HttpContext context) => JsonBody.ObjectBytesAsync(context, FlowLimits.SentBytes);
}
