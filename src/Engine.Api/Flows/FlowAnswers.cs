using Engine.Accounts;
using Engine.Accounts.Flows;
using Engine.Api.Errors;
using Engine.Api.Json;

namespace Engine.Api.Flows;

/// <summary>Results of the use cases of flows, as answers.</summary>
internal static class FlowAnswers
{
    private const string FlowPath = "/v1/flows/";

    public static IResult Of(HttpContext context, DraftChange change) => change switch
    {
        DraftChange.Saved saved => Of(context, saved.Draft),
        DraftChange.Discarded => TypedResults.NoContent(),
        DraftChange.NotAFlow no => new ApiProblem(ApiErrors.InvalidBody, "This is not a flow document.", no.Faults),
        DraftChange.TooLarge large => new ApiProblem(ApiErrors.BodyTooLarge, large.Message),
        DraftChange.Conflict conflict => Changed(context, conflict.CurrentETag),
        DraftChange.NoSuchFlow => new ApiProblem(ApiErrors.FlowNotFound),
        DraftChange.NoSuchVersion => new ApiProblem(ApiErrors.NotFound),
        DraftChange.NoDraft => new ApiProblem(ApiErrors.NotFound, "This flow has no draft; there is nothing to discard."),
        _ => throw new InvalidOperationException($"Unknown answer {change.GetType().Name}."),
    };

    /// <summary>201 with the address of the flow, when the draft is a new flow's first one.</summary>
    public static IResult New(HttpContext context, DraftChange change)
    {
        if (change is not DraftChange.Saved saved)
        {
            return Of(context, change);
        }

        context.Response.Headers.Location = FlowPath + saved.Draft.FlowId;
        return Of(context, saved.Draft, StatusCodes.Status201Created);
    }

    public static IResult Of(HttpContext context, FlowDraft draft, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.ETag = $"\"{draft.ETag}\"";
        return TypedResults.Json(DraftBody.From(draft), ApiJson.Options, statusCode: status);
    }

    /// <summary>412, with the draft's present ETag so that the author can compare.</summary>
    public static IResult Changed(HttpContext context, string? currentETag)
    {
        if (currentETag is not null)
        {
            context.Response.Headers.ETag = $"\"{currentETag}\"";
        }

        return new ApiProblem(ApiErrors.DraftChanged, currentETag is null ? "There is no draft any more." : IfMatch.Advice(context.Request, currentETag));
    }

    /// <summary>Why there is no flow to test or to simulate.</summary>
    public static ApiProblem Problem(RunnableFlow found) => found switch
    {
        RunnableFlow.NoVersionName => new ApiProblem(ApiErrors.InvalidBody, fields: [new FieldFault("version", $"must be {FlowDocuments.Meaning}")]),
        RunnableFlow.NoSuchFlow => new ApiProblem(ApiErrors.FlowNotFound),
        RunnableFlow.NoSuchVersion no => new ApiProblem(ApiErrors.NotFound, $"This flow has no version \"{no.Which}\"."),
        RunnableFlow.HasErrors errors => new ApiProblem(ApiErrors.FlowInvalid, fields: errors.Faults),
        _ => throw new InvalidOperationException($"Unknown answer {found.GetType().Name}."),
    };
}
