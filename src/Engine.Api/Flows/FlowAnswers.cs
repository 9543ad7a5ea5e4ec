using Engine.Accounts.Flows;
using Engine.Api.Errors;
using Engine.Api.Json;

namespace Engine.Api.Flows;

/// <summary>What the store says about a draft, as answers.</summary>
internal static class DraftAnswers
{
    public static IResult Of(HttpContext context, DraftResult result) => result switch
    {
        DraftResult.Saved saved => Of(context, saved.Draft),
        DraftResult.Discarded => TypedResults.NoContent(),
        DraftResult.Conflict conflict => Changed(context, conflict.CurrentETag),
        DraftResult.NotFound => new ApiProblem(ApiErrors.FlowNotFound),
        _ => throw new InvalidOperationException($"Unknown answer {result.GetType().Name}."),
    };

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

        return new ApiProblem(ApiErrors.DraftChanged, currentETag is null ? "There is no draft any more." : null);
    }
}
