using Engine.Accounts;
using Engine.Accounts.Flows;
using Engine.Accounts.Prompts;
using Engine.Api.Errors;
using Engine.Api.Flows;
using Engine.Api.Json;
using Engine.Ports;
using Engine.Ports.Sounds;

namespace Engine.Api.Prompts;

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
        PromptResult.InUse used => new ApiProblem(ApiErrors.PromptInUse, fields: [.. used.Flows.GroupBy(use => use.FlowId).Select(Uses)]),
        PromptResult.Full => new ApiProblem(ApiErrors.Conflict, $"An account may have {IPromptStore.MaxPrompts} prompts; remove some first."),
        _ => throw new InvalidOperationException($"Unknown answer {result.GetType().Name}."),
    };

    public static IResult Of(HttpContext context, Prompt prompt, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.ETag = Quoted(prompt.ETag);
        return ApiJson.Answer(PromptBody.From(prompt), status);
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

    /// <summary>One sentence for each flow.</summary>
    private static FieldFault Uses(IGrouping<FlowId, FlowUse> uses)
    {
        var (draft, published) = (uses.Any(use => use.PublishedVersion is null), uses.Any(use => use.PublishedVersion is not null));
        var which = published ? draft ? "published version and the draft" : "published version" : "draft";
        return new FieldFault(uses.Key, $"The {which} of flow \"{uses.First().FlowName}\" plays it.");
    }

    private static ApiProblem Changed(HttpContext context, string etag)
    {
        context.Response.Headers.ETag = Quoted(etag);
        return new ApiProblem(ApiErrors.PromptChanged, IfMatch.Advice(context.Request, etag));
    }
}
