using Engine.Accounts.Speech;
using Engine.Host.Api.Documentation;
using Engine.Host.Api.Json;
using Engine.Host.OAuth;
using Engine.Ports;

namespace Engine.Host.Api.Speech;

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
