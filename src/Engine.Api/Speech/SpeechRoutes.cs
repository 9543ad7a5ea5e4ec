using Engine.Accounts.Speech;
using Engine.Api.Documentation;
using Engine.Api.Json;
using Engine.Api.OAuth;

namespace Engine.Api.Speech;

/// <summary><c>/v1/speech</c>: the engines that speak and understand for the account.</summary>
internal static class SpeechRoutes
{
    private const string Prefix = "/v1/speech";
    private const string Tag = "Speech";

    public static void MapSpeech(this IEndpointRouteBuilder routes)
    {
        routes.MapResource(Prefix, Tag, Scopes.ReadSpeech).MapGet("", GetAsync).WithName("GetSpeech")
            .WithSummary("Which engines speak and understand for this account, by language.")
            .Produces<SpeechBody>();
        routes.MapResource(Prefix, Tag, Scopes.WriteSpeech).MapPut("", PutAsync).WithName("PutSpeech")
            .WithSummary("Choose the engines that speak and understand, by language.")
            .Takes<SpeechWrite>().Produces<SpeechBody>();
    }

    private static async Task<IResult> GetAsync(HttpContext context, ISpeechSettingsStore settings) =>
        ApiJson.Answer(SpeechBody.From(await settings.FindAsync(context.AccountId(), context.RequestAborted)));

    // Replaces the settings; a key stays when none is sent and the URL is the same.
    private static async Task<IResult> PutAsync(HttpContext context, ISpeechSettingsStore settings)
    {
        var body = await JsonBody.CheckedAsync<SpeechWrite>(
            context, body => SpeechRules.Check(body.ToSettings(), [.. body.Providers.Select(provider => provider.ApiKey)]));
        return body.Failed
            ? body.Problem
            : ApiJson.Answer(SpeechBody.From(
                await settings.SaveAsync(context.AccountId(), body.Value.ToSettings(), body.Value.Keys, context.RequestAborted)));
    }
}
