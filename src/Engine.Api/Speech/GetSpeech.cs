using Engine.Accounts.Speech;
using Engine.Api.Documentation;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;

namespace Engine.Api.Speech;

/// <summary><c>GET /v1/speech</c>.</summary>
internal static class GetSpeech
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/speech", HandleAsync)
        .WithName("GetSpeech")
        .WithTags("Speech")
        .WithSummary("Which engines speak and understand for this account, by language.")
        .Produces<SpeechBody>()
        .Secured(Scopes.ReadSpeech);

    private static async Task<IResult> HandleAsync(HttpContext context, ISpeechSettingsStore settings) => TypedResults.Json(
        SpeechBody.From(await settings.FindAsync(new AccountId(context.Account()), context.RequestAborted)), ApiJson.Options);
}
