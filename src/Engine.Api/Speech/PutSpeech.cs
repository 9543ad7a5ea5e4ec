using Engine.Accounts.Speech;
using Engine.Api.Documentation;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;

namespace Engine.Api.Speech;

/// <summary><c>PUT /v1/speech</c>: replaces the settings; a key stays when none is sent and the URL is the same.</summary>
internal static class PutSpeech
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/v1/speech", HandleAsync)
        .WithName("PutSpeech")
        .WithTags("Speech")
        .WithSummary("Choose the engines that speak and understand, by language.")
        .Takes<SpeechWrite>()
        .Produces<SpeechBody>()
        .Secured(Scopes.WriteSpeech);

    private static async Task<IResult> HandleAsync(HttpContext context, ISpeechSettingsStore settings)
    {
        var body = await JsonBody.AsAsync<SpeechWrite>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        if (body.Value.Check().Problem is { } problem)
        {
            return problem;
        }

        var saved = await settings.SaveAsync(new AccountId(context.Account()), body.Value.ToSettings(), body.Value.Keys, context.RequestAborted);
        return TypedResults.Json(SpeechBody.From(saved), ApiJson.Options);
    }
}
