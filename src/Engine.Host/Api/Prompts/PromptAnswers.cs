using Engine.Actors.Ports;
using Engine.Actors.Ports.Configuration;
using Engine.Host.Api.Errors;
using Engine.Host.Api.Json;

namespace Engine.Host.Api.Prompts;

/// <summary>What the library and the decoder say, as answers.</summary>
internal static class PromptAnswers
{
    public static IResult Of(HttpContext context, PromptResult result, int status = StatusCodes.Status200OK) => result switch
    {
        PromptResult.Saved saved => Of(context, saved.Prompt, status),
        PromptResult.Removed => TypedResults.NoContent(),
        PromptResult.NotFound => new ApiProblem(ApiErrors.NotFound),
        PromptResult.Conflict conflict => Changed(context, conflict.ETag),
        PromptResult.NameTaken => new ApiProblem(ApiErrors.AlreadyExists, "The account has a prompt of this name; replace its content, or choose another name."),
        PromptResult.InUse used => new ApiProblem(ApiErrors.PromptInUse, fields: [.. used.Flows.Select(Use)]),
        PromptResult.Full => new ApiProblem(ApiErrors.Conflict, $"An account may have {IPromptStore.MaxPrompts} prompts; remove some first."),
        _ => throw new InvalidOperationException($"Unknown answer {result.GetType().Name}."),
    };

    public static IResult Of(HttpContext context, Prompt prompt, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.ETag = Quoted(prompt.ETag);
        return TypedResults.Json(PromptBody.From(prompt), ApiJson.Options, statusCode: status);
    }

    /// <summary>Why a file is no prompt.</summary>
    public static ApiProblem Of(SoundResult.Refused refused) => new(
        refused.Fault switch
        {
            SoundFault.TooLarge => ApiErrors.BodyTooLarge,
            SoundFault.TooLong => ApiErrors.AudioTooLong,
            SoundFault.NotSound or SoundFault.Unsupported => ApiErrors.UnsupportedAudio,
            SoundFault.Empty => ApiErrors.AudioEmpty,
            SoundFault.DecoderFailed => ApiErrors.AudioDecoderFailed,
            _ => ApiErrors.AudioUnreadable,
        },
        refused.Remedy);

    public static string Quoted(string etag) => $"\"{etag}\"";

    private static FieldFault Use(PromptUse use) => new(
        use.FlowId,
        $"The {(use.Published ? use.Draft ? "published version and the draft" : "published version" : "draft")} of flow \"{use.FlowName}\" plays it.");

    private static ApiProblem Changed(HttpContext context, string etag)
    {
        context.Response.Headers.ETag = Quoted(etag);
        return new ApiProblem(ApiErrors.PromptChanged);
    }
}
