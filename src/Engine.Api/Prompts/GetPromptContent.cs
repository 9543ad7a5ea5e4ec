using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.OAuth;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Sounds;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Prompts;

/// <summary><c>GET /v1/prompts/{id}/content</c>: what contacts hear.</summary>
internal static class GetPromptContent
{
    public const string Wav = "audio/wav";
    private const int RateHz = 8000;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/prompts/{prompt_id}/content", HandleAsync)
        .WithName("GetPromptContent")
        .WithTags("Prompts")
        .WithSummary("The prompt as it is played, as WAV of 8 kHz, 16 bits, mono.")
        .Produces<byte[]>(StatusCodes.Status200OK, Wav)
        .Secured(Scopes.ReadPrompts, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(HttpContext context, [FromRoute(Name = "prompt_id")] string promptId, IPromptLibrary library) =>
        await library.LoadAsync(new AccountId(context.Account()).Value, promptId, context.RequestAborted) is { } sound
            ? TypedResults.File(WavWriter.Write(new PcmClip(sound.Samples, RateHz)), Wav, $"prompt-{promptId}.wav")
            : new ApiProblem(ApiErrors.NotFound);
}
