using Engine.Accounts.Prompts;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Ports;
using Engine.Ports.Sounds;

namespace Engine.Api.Prompts;

/// <summary><c>POST /v1/prompts</c>.</summary>
internal static class AddPrompt
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/prompts", HandleAsync)
        .WithName("AddPrompt")
        .WithTags("Prompts")
        .WithSummary("Add a recorded prompt: a WAV or MP3 file of at most 10 MiB and 10 minutes.")
        .WithDescription("Send the file as the body with name and description in the query, or as a form. It is checked and converted at once.")
        .Query("name", DocumentedType.Text, "1 to 100 characters, unique in the account; when the body is the file itself.")
        .Query("description", DocumentedType.Text, "At most 500 characters; when the body is the file itself.")
        .TakesSound(withLabel: true)
        .Produces<PromptBody>(StatusCodes.Status201Created)
        .AnswersHeader(201, "Location", "Address of the prompt.")
        .AnswersHeader(201, "ETag", "Send it as If-Match when replacing.")
        .Secured(Scopes.WritePrompts, ApiErrors.AlreadyExists, ApiErrors.Conflict);

    private static async Task<IResult> HandleAsync(HttpContext context, IPromptStore prompts, ISoundDecoder decoder)
    {
        var upload = await SoundUpload.ReadAsync(context);
        if (upload.Failed)
        {
            return upload.Problem;
        }

        var fields = upload.Value.Fields;
        var label = new PromptLabel(fields.GetValueOrDefault("name", string.Empty), fields.GetValueOrDefault("description", string.Empty));
        if (PromptRules.Check(label).Problem is { } problem)
        {
            return problem;
        }

        switch (await decoder.DecodeAsync(upload.Value.File, context.RequestAborted))
        {
            case SoundResult.Decoded decoded:
                var result = await prompts.AddAsync(new AccountId(context.Account()), label, decoded.Clip.Samples, context.RequestAborted);
                if (result is PromptResult.Saved saved)
                {
                    context.Response.Headers.Location = "/v1/prompts/" + saved.Prompt.Id;
                }

                return PromptAnswers.Of(context, result, StatusCodes.Status201Created);
            case SoundResult.Refused refused:
                return PromptAnswers.Of(refused);
            default:
                throw new InvalidOperationException("Unknown answer of the decoder.");
        }
    }
}
