using Engine.Accounts.Speech;
using Engine.Ports;
using Engine.Ports.Outbound;
using Engine.Ports.Speech;
using Engine.Speech.Caching;

namespace Engine.Speech.Providers;

/// <summary>
/// Speech as each account has chosen it: its engines for the language in order, each within a time budget and left out while it is down; the
/// engines of this process come last, so that a provider's outage silences nobody. Thread-safe.
/// </summary>
public sealed class AccountSpeech(
    ISpeechSynthesizer voices, ISpeechRecognizer ears, ISpeechSettingsStore settings, IOutboundHttp http, SpeechConfig config, TimeProvider time)
    : ISpeechSynthesizer, ISpeechRecognizer
{
    private readonly CircuitBreakers _breakers = new(time);
    private readonly SpeechCache _cache = new(config.CacheBytes, folder: null);

    /// <inheritdoc/>
    SpeechCapabilities ISpeechSynthesizer.Capabilities => voices.Capabilities;

    /// <inheritdoc/>
    SpeechCapabilities ISpeechRecognizer.Capabilities => ears.Capabilities;

    /// <inheritdoc/>
    public string? NotSpeakable(SpeechRequest request) => voices.NotSpeakable(request);

    /// <inheritdoc/>
    public async ValueTask<SpeechResult> SynthesizeAsync(SpeechRequest request, CancellationToken cancellation)
    {
        if (request.AccountId is { } accountId)
        {
            var chosen = await settings.FindAsync(accountId, cancellation);
            foreach (var choice in chosen.Synthesis.Where(choice => choice.IsFor(request.Language)))
            {
                if (await SpeakAsync(accountId, chosen, choice, request, cancellation) is SpeechResult.Rendered rendered)
                {
                    return rendered;
                }
            }
        }

        return await voices.SynthesizeAsync(request, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<SpeechFault?> CheckAsync(AccountId accountId, string language, CancellationToken cancellation)
    {
        var chosen = await settings.FindAsync(accountId, cancellation);
        return chosen.Recognition.Any(choice => choice.Engine != SpeechChoice.Embedded && choice.IsFor(language))
            ? null
            : await ears.CheckAsync(accountId, language, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<RecognitionResult> RecognizeAsync(RecognitionRequest request, CancellationToken cancellation)
    {
        var chosen = await settings.FindAsync(request.AccountId, cancellation);
        RecognitionResult.Refused? trouble = null;
        foreach (var choice in chosen.Recognition.Where(choice => choice.IsFor(request.Language)))
        {
            var heard = await HearAsync(chosen, choice, request, cancellation);
            if (heard is not RecognitionResult.Refused refused)
            {
                return heard;
            }

            trouble = IsIgnorance(trouble) ? refused : trouble;
        }

        // A server that does not know the language is no news to an account that chose a provider for it: the provider's trouble is the reason.
        var own = await ears.RecognizeAsync(request, cancellation);
        return own is RecognitionResult.Refused ignorant && IsIgnorance(ignorant) ? trouble ?? own : own;
    }

    private static bool IsIgnorance(RecognitionResult.Refused? refused) => refused is null or { Fault: SpeechFault.NoEngine or SpeechFault.UnsupportedLanguage };

    private async Task<SpeechResult?> SpeakAsync(
        AccountId accountId, SpeechSettings chosen, SpeechChoice choice, SpeechRequest request, CancellationToken cancellation)
    {
        if (choice.Engine == SpeechChoice.Embedded)
        {
            return await voices.SynthesizeAsync(request with { Voice = request.Voice ?? choice.Voice }, cancellation);
        }

        if (await CallAsync(accountId, chosen, choice, cancellation) is not { } call)
        {
            return null;
        }

        using var router = new RoutingSynthesizer([new ProviderVoice(call, choice)], [], _cache, config with { EngineTimeout = call.Budget }, time);
        var result = await router.SynthesizeAsync(request, cancellation);

        // A text that cannot be spoken says nothing about the provider.
        if (result is not SpeechResult.Refused { Fault: SpeechFault.BadText or SpeechFault.NotSpeakable })
        {
            _breakers.Note(BreakerOf(accountId, choice), result is SpeechResult.Rendered);
        }

        return result;
    }

    private async Task<RecognitionResult> HearAsync(SpeechSettings chosen, SpeechChoice choice, RecognitionRequest request, CancellationToken cancellation)
    {
        if (choice.Engine == SpeechChoice.Embedded)
        {
            return await ears.RecognizeAsync(request, cancellation);
        }

        if (await CallAsync(request.AccountId, chosen, choice, cancellation) is not { } call)
        {
            return new RecognitionResult.Refused(SpeechFault.EngineFailed, $"{choice.Engine} failed lately and is left out for a while.");
        }

        using var router = new RoutingRecognizer([new ProviderEar(call, choice)], [], config with { RecognitionTimeout = call.Budget }, time);
        var result = await router.RecognizeAsync(request, cancellation);
        _breakers.Note(BreakerOf(request.AccountId, choice), result is not RecognitionResult.Refused);
        return result;
    }

    private async Task<ProviderCall?> CallAsync(AccountId accountId, SpeechSettings chosen, SpeechChoice choice, CancellationToken cancellation)
    {
        var provider = chosen.Providers.FirstOrDefault(provider => provider.Name == choice.Engine);
        if (provider is null || _breakers.IsOpen(BreakerOf(accountId, choice)))
        {
            return null;
        }

        var key = provider.HasKey ? await settings.FindKeyAsync(accountId, provider.Name, cancellation) : null;
        return new ProviderCall(http, provider.Name, provider.Url, key, config.ProviderBudget);
    }

    private static string BreakerOf(AccountId accountId, SpeechChoice choice) => $"{accountId}\n{choice.Engine}";
}
