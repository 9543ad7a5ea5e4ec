using Engine.Flows.Document.Texts;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Speech;

namespace Engine.Actors.Prompts;

/// <summary>
/// Makes what a step names into sound that is ready to send. Spoken text stays encoded for the next call that says the same; text with a
/// sensitive value is never kept (FLOW-62). Thread-safe.
/// </summary>
public sealed class PromptLoader(ISpeechSynthesizer speech, PromptCache cache, RecordedPrompts? recorded = null, WebPrompts? web = null)
{
    private const string DefaultLanguage = "en-US";

    private readonly SharedLoads _loads = new();

    /// <summary>The sound of one source, or why it cannot be had.</summary>
    /// <param name="accountId">Whose prompts and voices are used (I8).</param>
    /// <param name="source">What to play.</param>
    /// <param name="cancellation">Gives up.</param>
    internal ValueTask<LoadedPrompt> LoadAsync(AccountId accountId, PromptSource source, CancellationToken cancellation) => source switch
    {
        { Text: { } text } when !Characters.Fits(text, SpeechRequest.MaxTextLength) => new ValueTask<LoadedPrompt>(new LoadedPrompt.Failed("text_too_long")),
        { Text: not null, Sensitive: true } => SpeakAsync(accountId, source, cancellation),
        { Text: not null } => KeptAsync(accountId, source),
        { PromptId: { } id } when recorded is not null => recorded.LoadAsync(accountId, id, cancellation),
        { PromptId: not null } => new ValueTask<LoadedPrompt>(new LoadedPrompt.Failed("prompt_missing")),
        { Url: { } url } when web is not null => web.LoadAsync(accountId, url, source.Sensitive, cancellation),
        _ => new ValueTask<LoadedPrompt>(new LoadedPrompt.Failed(WebPrompts.Unreachable)),
    };

    private async ValueTask<LoadedPrompt> KeptAsync(AccountId accountId, PromptSource source)
    {
        var key = KeyOf(accountId, source);
        if (cache.TryGet(key, out var kept))
        {
            return new LoadedPrompt.Ready(kept);
        }

        return await _loads.RunAsync(key, async () =>
        {
            var loaded = await SpeakAsync(accountId, source, CancellationToken.None);
            if (loaded is LoadedPrompt.Ready ready)
            {
                cache.Add(key, ready.Prompt);
            }

            return loaded;
        });
    }

    private async ValueTask<LoadedPrompt> SpeakAsync(AccountId accountId, PromptSource source, CancellationToken cancellation)
    {
        var request = new SpeechRequest(source.Text!, source.Language ?? DefaultLanguage, Sensitive: source.Sensitive, AccountId: accountId) { IsSsml = source.IsSsml };
        return await speech.SynthesizeAsync(request, cancellation) switch
        {
            SpeechResult.Rendered rendered => new LoadedPrompt.Ready(EncodedPrompt.From(rendered.Clip)),
            SpeechResult.Refused { Fault: SpeechFault.NotSpeakable } refused => new LoadedPrompt.Failed(PromptFaults.TextNotSpeakable) { Detail = refused.Detail },
            _ => new LoadedPrompt.Failed("speech_failed"),
        };
    }

    /// <summary>Accounts have their own voices. An id and a language tag hold no line break, so the parts cannot run into each other.</summary>
    private static string KeyOf(AccountId accountId, PromptSource source) => $"{accountId}\n{source.Language ?? DefaultLanguage}\n{(source.IsSsml ? "ssml" : "text")}\n{source.Text}";
}
