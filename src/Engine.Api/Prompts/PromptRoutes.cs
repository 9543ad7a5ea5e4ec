using Engine.Accounts.Prompts;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Flows;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Ports;
using Engine.Ports.Sounds;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Prompts;

/// <summary><c>/v1/prompts</c>: the recorded prompts and their sound.</summary>
internal static class PromptRoutes
{
    public const string Wav = "audio/wav";

    private const string Prefix = "/v1/prompts";
    private const string Tag = "Prompts";

    public static void MapPrompts(this IEndpointRouteBuilder routes)
    {
        MapReads(routes.MapResource(Prefix, Tag, Scopes.ReadPrompts));
        MapWrites(routes.MapResource(Prefix, Tag, Scopes.WritePrompts));
    }

    private static void MapReads(RouteGroupBuilder read)
    {
        read.MapGet("", ListAsync).WithName("ListPrompts")
            .WithSummary("The account's prompts, in the order in which they were added.")
            .Paged().Produces<ListBody<PromptBody>>();
        read.MapGet("/{prompt_id}", GetAsync).WithName("GetPrompt")
            .WithSummary("One prompt, without its sound.")
            .Produces<PromptBody>().AnswersHeader(200, "ETag", "Send it as If-Match when replacing.").Fails(ApiErrors.NotFound);
        read.MapGet("/{prompt_id}/content", GetContentAsync).WithName("GetPromptContent")
            .WithSummary("The prompt as it is played, as WAV of 8 kHz, 16 bits, mono.")
            .Produces<byte[]>(StatusCodes.Status200OK, Wav).Fails(ApiErrors.NotFound);
    }

    private static void MapWrites(RouteGroupBuilder write)
    {
        write.MapPost("", AddAsync).WithName("AddPrompt")
            .WithSummary("Add a recorded prompt: a WAV or MP3 file of at most 10 MiB and 10 minutes.")
            .WithDescription("Send the file as the body with name and description in the query, or as a form. It is checked and converted at once.")
            .Query("name", DocumentedType.Text, "1 to 100 characters, unique in the account; when the body is the file itself.")
            .Query("description", DocumentedType.Text, "At most 500 characters; when the body is the file itself.")
            .TakesSound(withLabel: true).Produces<PromptBody>(StatusCodes.Status201Created)
            .AnswersHeader(201, "Location", "Address of the prompt.")
            .AnswersHeader(201, "ETag", "Send it as If-Match when replacing.")
            .Fails(ApiErrors.AlreadyExists, ApiErrors.Conflict);
        write.MapPut("/{prompt_id}", UpdateAsync).WithName("UpdatePrompt")
            .WithSummary("Change a prompt's name and description; its sound and its id stay.")
            .Header("If-Match", "ETag of the prompt that is changed; left out, whatever is there is changed.")
            .Takes<PromptChange>().Produces<PromptBody>().AnswersHeader(200, "ETag", "Of the prompt as changed.")
            .Fails(ApiErrors.InvalidParameters, ApiErrors.NotFound, ApiErrors.AlreadyExists, ApiErrors.PromptChanged);
        write.MapPut("/{prompt_id}/content", ReplaceAsync).WithName("ReplacePrompt")
            .WithSummary("Replace a prompt's sound; all flows that name it play the new one from the next call on.")
            .Header("If-Match", "ETag of the prompt that is replaced; left out, whatever is there is replaced.")
            .TakesSound(withLabel: false).Produces<PromptBody>().AnswersHeader(200, "ETag", "Of the prompt as replaced.")
            .Fails(ApiErrors.InvalidParameters, ApiErrors.NotFound, ApiErrors.PromptChanged);
        write.MapDelete("/{prompt_id}", RemoveAsync).WithName("RemovePrompt")
            .WithSummary("Remove a prompt that no draft and no published version plays.")
            .WithDescription("When it is in use the answer is 409 and names each flow: fields has its id as name.")
            .Header("If-Match", "ETag of the prompt that is removed.")
            .Produces(StatusCodes.Status204NoContent)
            .Fails(ApiErrors.InvalidParameters, ApiErrors.NotFound, ApiErrors.PromptInUse, ApiErrors.PromptChanged);
    }

    private static Task<IResult> ListAsync(HttpContext context, IPromptStore prompts) =>
        PagedList.AnswerAsync(context, prompts.ListAsync, PromptBody.From);

    private static async Task<IResult> GetAsync(HttpContext context, [FromRoute(Name = "prompt_id")] string promptId, IPromptStore prompts) =>
        await prompts.FindAsync(context.AccountId(), promptId, context.RequestAborted) is { } prompt
            ? PromptAnswers.Of(context, prompt)
            : new ApiProblem(ApiErrors.NotFound);

    private static async Task<IResult> GetContentAsync(
        HttpContext context, [FromRoute(Name = "prompt_id")] string promptId, IPromptLibrary library, ISoundEncoder encoder) =>
        await library.LoadAsync(new AccountId(context.Account()), promptId, context.RequestAborted) is { } sound
            ? TypedResults.File(encoder.Wav(sound), Wav, $"prompt-{promptId}.wav")
            : new ApiProblem(ApiErrors.NotFound);

    private static async Task<IResult> AddAsync(HttpContext context, IPromptStore prompts, ISoundDecoder decoder)
    {
        var upload = await SoundUpload.ReadAsync(context);
        if (upload.Failed)
        {
            return upload.Problem;
        }

        var fields = upload.Value.Fields;
        var label = new PromptLabel(fields.GetValueOrDefault("name", string.Empty), fields.GetValueOrDefault("description", string.Empty));
        if (ApiProblem.OfBody(PromptRules.Check(label)) is { } problem)
        {
            return problem;
        }

        switch (await decoder.DecodeAsync(upload.Value.File, context.RequestAborted))
        {
            case SoundResult.Decoded decoded:
                var result = await prompts.AddAsync(context.AccountId(), label, decoded.Samples, context.RequestAborted);
                if (result is PromptResult.Saved saved)
                {
                    context.Response.Headers.Location = $"{Prefix}/{saved.Prompt.Id}";
                }

                return PromptAnswers.Of(context, result, StatusCodes.Status201Created);
            case SoundResult.Refused refused:
                return PromptAnswers.Of(refused);
            default:
                throw new InvalidOperationException("Unknown answer of the decoder.");
        }
    }

    private static async Task<IResult> UpdateAsync(HttpContext context, [FromRoute(Name = "prompt_id")] string promptId, IPromptStore prompts)
    {
        var match = IfMatch.Read(context.Request);
        if (match.Failed)
        {
            return match.Problem;
        }

        var body = await JsonBody.CheckedAsync<PromptChange>(context, change => PromptRules.Check(new PromptLabel(change.Name, change.Description)));
        if (body.Failed)
        {
            return body.Problem;
        }

        var label = new PromptLabel(body.Value.Name, body.Value.Description);
        return PromptAnswers.Of(context, await prompts.RenameAsync(context.AccountId(), promptId, label, await TagAsync(context, match.Value, promptId, prompts), context.RequestAborted));
    }

    private static async Task<IResult> ReplaceAsync(
        HttpContext context, [FromRoute(Name = "prompt_id")] string promptId, IPromptStore prompts, ISoundDecoder decoder)
    {
        var match = IfMatch.Read(context.Request);
        if (match.Failed)
        {
            return match.Problem;
        }

        var (account, stop) = (context.AccountId(), context.RequestAborted);
        if (await prompts.FindAsync(account, promptId, stop) is null)
        {
            return new ApiProblem(ApiErrors.NotFound);
        }

        var upload = await SoundUpload.ReadAsync(context);
        if (upload.Failed)
        {
            return upload.Problem;
        }

        return await decoder.DecodeAsync(upload.Value.File, stop) switch
        {
            SoundResult.Decoded decoded => PromptAnswers.Of(
                context, await prompts.ReplaceAsync(account, promptId, decoded.Samples, await TagAsync(context, match.Value, promptId, prompts), stop)),
            SoundResult.Refused refused => PromptAnswers.Of(refused),
            _ => throw new InvalidOperationException("Unknown answer of the decoder."),
        };
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, [FromRoute(Name = "prompt_id")] string promptId, IPromptStore prompts)
    {
        var match = IfMatch.Read(context.Request);
        return match.Failed
            ? match.Problem
            : PromptAnswers.Of(context, await prompts.RemoveAsync(context.AccountId(), promptId, await TagAsync(context, match.Value, promptId, prompts), context.RequestAborted));
    }

    /// <summary>Which of the caller's entity tags the store shall compare.</summary>
    private static Task<string?> TagAsync(HttpContext context, IfMatch match, string promptId, IPromptStore prompts) => match.TagAsync(async () =>
        (await prompts.FindAsync(context.AccountId(), promptId, context.RequestAborted))?.ETag);
}
