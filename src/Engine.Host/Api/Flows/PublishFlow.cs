using System.Text;
using Engine.Actors.Ports.Configuration;
using Engine.Host.Api.Documentation;
using Engine.Host.Api.Errors;
using Engine.Host.Api.Json;
using Engine.Host.OAuth;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Host.Api.Flows;

/// <summary><c>POST /v1/flows/{id}/publish</c>: the draft becomes the version that requests start.</summary>
internal static class PublishFlow
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/flows/{flow_id}/publish", HandleAsync)
        .WithName("PublishFlow")
        .WithTags("Flows")
        .WithSummary("Publish the draft; the version before it is archived.")
        .Header("If-Match", "ETag of the draft that is published.")
        .Produces<VersionBody>()
        .Secured(
            Scopes.PublishFlows,
            ApiErrors.InvalidParameters,
            ApiErrors.FlowNotFound,
            ApiErrors.Conflict,
            ApiErrors.DraftChanged,
            ApiErrors.FlowInvalid);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows, FlowAuthoring authoring)
    {
        var stop = context.RequestAborted;
        var account = new AccountId(context.Account());
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

        return Answer(context, await flows.PublishAsync(account, flowId, current, stop));
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
}
