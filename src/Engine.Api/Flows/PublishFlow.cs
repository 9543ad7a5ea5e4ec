using System.Text;
using Engine.Accounts;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Flows.Scenarios;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Flows.Components;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>POST /v1/flows/{id}/publish</c>: the draft becomes the version that requests start.</summary>
internal static class PublishFlow
{
    private const int MaxMessageLength = 500;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/flows/{flow_id}/publish", HandleAsync)
        .WithName("PublishFlow")
        .WithTags("Flows")
        .WithSummary("Publish the draft; the version before it is archived.")
        .WithDescription("With publish_requires_green every stored scenario runs first; flow_tests_failed names those that fail.")
        .Header("If-Match", "ETag of the draft that is published.")
        .TakesOptionally<Publication>()
        .Produces<VersionBody>()
        .Secured(
            Scopes.PublishFlows,
            ApiErrors.InvalidParameters,
            ApiErrors.FlowNotFound,
            ApiErrors.Conflict,
            ApiErrors.DraftChanged,
            ApiErrors.FlowInvalid,
            ApiErrors.FlowTestsFailed);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows, FlowAuthoring authoring, ScenarioRuns runs)
    {
        var stop = context.RequestAborted;
        var account = new AccountId(context.Account());
        var body = await JsonBody.OptionalAsync(context, new Publication());
        if (body.Failed)
        {
            return body.Problem;
        }

        if (body.Value.Message is { Length: > MaxMessageLength })
        {
            return new ApiProblem(ApiErrors.InvalidBody, fields: [new FieldFault("message", $"must have at most {MaxMessageLength} characters")]);
        }

        var match = IfMatch.Read(context.Request);
        if (match.Failed)
        {
            return match.Problem;
        }

        if (await flows.FindDraftAsync(account, flowId, stop) is not { } draft)
        {
            return await flows.FindAsync(account, flowId, stop) is null ? new ApiProblem(ApiErrors.FlowNotFound) : NoDraft();
        }

        if (match.Value.ETag is { } expected && !string.Equals(expected, draft.ETag, StringComparison.Ordinal))
        {
            return DraftAnswers.Changed(context, draft.ETag);
        }

        // Numbers and trunks may have come or gone since the draft was saved: what counts is how it stands now.
        var check = await authoring.CheckAsync(account, Encoding.UTF8.GetBytes(draft.Content.Document), stop);
        if (!check.CanPublish)
        {
            return new ApiProblem(ApiErrors.FlowInvalid, fields: FlowAuthoring.Fields(check.Faults));
        }

        var current = draft.ETag;
        if (draft.Content.HasErrors)
        {
            var fresh = draft.Content with { Faults = FlowAuthoring.FaultsText(check.Faults), HasErrors = false };
            var saved = await flows.SaveDraftAsync(account, flowId, fresh, draft.ETag, stop);
            if (saved is not DraftResult.Saved again)
            {
                return DraftAnswers.Of(context, saved);
            }

            current = again.Draft.ETag;
        }

        return await RedAsync(account, flowId, check.Document!, flows, runs, stop)
            ?? Answer(context, await flows.PublishAsync(account, flowId, current, body.Value.Message ?? string.Empty, stop));
    }

    /// <summary>Why the flow's own rule forbids publishing; null when it does not. The draft tested is the draft published: its ETag is checked.</summary>
    private static async Task<ApiProblem?> RedAsync(
        AccountId account, string flowId, FlowDocument document, IFlowStore flows, ScenarioRuns runs, CancellationToken stop)
    {
        if (await flows.FindAsync(account, flowId, stop) is not { RequiresGreen: true })
        {
            return null;
        }

        var (scenarios, unreadable) = await runs.StoredAsync(account, flowId, stop);
        if (scenarios.Count + unreadable.Count == 0)
        {
            return new ApiProblem(ApiErrors.FlowTestsFailed, "The flow has no scenario yet; store one.");
        }

        var flow = PublishedFlow.Create(new FlowVersionIdentity(flowId, FlowDocuments.Draft, 0), document, BuiltInComponents.Registry);
        var failed = (await runs.RunAsync(flow, scenarios, stop)).Concat(unreadable).Where(verdict => !verdict.Passed)
            .Select(verdict => new FieldFault("/scenarios/" + verdict.Name, string.Join(' ', verdict.Differences))).ToList();
        return failed.Count == 0 ? null : new ApiProblem(ApiErrors.FlowTestsFailed, fields: failed);
    }

    private static IResult Answer(HttpContext context, PublishResult result) => result switch
    {
        PublishResult.Published published => TypedResults.Json(VersionBody.From(published.Version), ApiJson.Options),
        PublishResult.Conflict conflict => DraftAnswers.Changed(context, conflict.CurrentETag),
        PublishResult.HasErrors => new ApiProblem(ApiErrors.FlowInvalid),
        PublishResult.NoDraft => NoDraft(),
        PublishResult.NotFound => new ApiProblem(ApiErrors.FlowNotFound),
        _ => throw new InvalidOperationException($"Unknown answer {result.GetType().Name}."),
    };

    private static ApiProblem NoDraft() => new(ApiErrors.Conflict, "This flow has no draft to publish.");

    /// <summary>What is said about the version.</summary>
    /// <param name="Message">Why it is published; shown with the version.</param>
    internal sealed record Publication(string? Message = null);
}
