using Engine.Accounts;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.Live;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>POST /v1/flows/{id}/publish</c>: the draft becomes the version that requests start.</summary>
internal static class PublishFlow
{
    public static void Map(IEndpointRouteBuilder flow) => flow.MapPost("/publish", HandleAsync)
        .WithName("PublishFlow")
        .Tells(LiveTopics.Draft, "flow_id")
        .Tells(LiveTopics.Published, "flow_id")
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

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, FlowPublishing publishing, IFlowStore flows)
    {
        var body = await JsonBody.OptionalAsync(context, new Publication());
        if (body.Failed)
        {
            return body.Problem;
        }

        if (body.Value.Message is { Length: > FlowPublishing.MaxMessageLength })
        {
            return new ApiProblem(ApiErrors.InvalidBody, fields: [new FieldFault("message", $"must have at most {FlowPublishing.MaxMessageLength} characters")]);
        }

        var match = IfMatch.Read(context.Request);
        if (match.Failed)
        {
            return match.Problem;
        }

        return Answer(context, await publishing.PublishAsync(
            new AccountId(context.Account()), new FlowId(flowId), await match.Value.OfDraftAsync(context, flowId, flows), body.Value.Message ?? string.Empty, context.Client(), context.RequestAborted));
    }

    private static IResult Answer(HttpContext context, Publishing result) => result switch
    {
        Publishing.Published published => TypedResults.Json(VersionBody.From(published.Version), ApiJson.Options),
        Publishing.NoSuchFlow => new ApiProblem(ApiErrors.FlowNotFound),
        Publishing.NoDraft => new ApiProblem(ApiErrors.Conflict, "This flow has no draft to publish."),
        Publishing.DraftChanged changed => FlowAnswers.Changed(context, changed.CurrentETag),
        Publishing.HasErrors errors => new ApiProblem(ApiErrors.FlowInvalid, fields: errors.Faults),
        Publishing.NoScenario => new ApiProblem(ApiErrors.FlowTestsFailed, "The flow has no scenario yet; store one."),
        Publishing.ScenariosFailed red => new ApiProblem(ApiErrors.FlowTestsFailed, fields: [.. red.Failed.Select(Fault)]),
        _ => throw new InvalidOperationException($"Unknown answer {result.GetType().Name}."),
    };

    private static FieldFault Fault(ScenarioVerdict failed) => new("/scenarios/" + failed.Name, string.Join(' ', failed.Differences));

    /// <summary>What is said about the version.</summary>
    /// <param name="Message">Why it is published; shown with the version.</param>
    internal sealed record Publication(string? Message = null);
}
