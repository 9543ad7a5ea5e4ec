using Engine.Accounts.Prompts;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Flows;
using Engine.Api.OAuth;
using Engine.Ports;
using Engine.Ports.Sounds;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Prompts;

/// <summary><c>PUT /v1/prompts/{id}/content</c>.</summary>
internal static class ReplacePrompt
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/v1/prompts/{prompt_id}/content", HandleAsync)
        .WithName("ReplacePrompt")
        .WithTags("Prompts")
        .WithSummary("Replace a prompt's sound; all flows that name it play the new one from the next call on.")
        .Header("If-Match", "ETag of the prompt that is replaced; left out, whatever is there is replaced.")
        .TakesSound(withLabel: false)
        .Produces<PromptBody>()
        .AnswersHeader(200, "ETag", "Of the prompt as replaced.")
        .Secured(Scopes.WritePrompts, ApiErrors.InvalidParameters, ApiErrors.NotFound, ApiErrors.PromptChanged);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "prompt_id")] string promptId, IPromptStore prompts, ISoundDecoder decoder)
    {
        var match = IfMatch.Read(context.Request);
        if (match.Failed)
        {
            return match.Problem;
        }

        var account = new AccountId(context.Account());
        if (await prompts.FindAsync(account, promptId, context.RequestAborted) is null)
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        var upload = await SoundUpload.ReadAsync(context);
        if (upload.Failed)
        {
            return upload.Problem;
        }

        return await decoder.DecodeAsync(upload.Value.File, context.RequestAborted) switch
        {
            SoundResult.Decoded decoded => PromptAnswers.Of(
                context, await prompts.ReplaceAsync(account, promptId, decoded.Clip.Samples, match.Value.ETag, context.RequestAborted)),
            SoundResult.Refused refused => PromptAnswers.Of(refused),
            _ => throw new InvalidOperationException("Unknown answer of the decoder."),
        };
    }
}
