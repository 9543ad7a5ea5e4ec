using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Sounds;

namespace Engine.Actors.Prompts;

/// <summary>
/// Prompts of the library, kept encoded by the version they have. Each use asks for the version first, which takes some µs: a prompt that was
/// replaced, by whichever process, is played new from the next use on. Thread-safe.
/// </summary>
public sealed class RecordedPrompts(IPromptLibrary library, PromptCache cache)
{
    private const int RateHz = 8000;

    private readonly SharedLoads _loads = new();

    internal async ValueTask<LoadedPrompt> LoadAsync(AccountId accountId, string promptId, CancellationToken cancellation)
    {
        if (await library.FindVersionAsync(accountId, promptId, cancellation) is not { } version)
        {
            return new LoadedPrompt.Failed("prompt_missing");
        }

        var key = KeyOf(accountId, promptId, version);
        return cache.TryGet(key, out var prompt)
            ? new LoadedPrompt.Ready(prompt)
            : await _loads.RunAsync(key, () => EncodeAsync(accountId, promptId));
    }

    private async ValueTask<LoadedPrompt> EncodeAsync(AccountId accountId, string promptId)
    {
        if (await library.LoadAsync(accountId, promptId, CancellationToken.None) is not { } sound)
        {
            return new LoadedPrompt.Failed("prompt_missing");
        }

        var prompt = EncodedPrompt.From(new PcmClip(sound.Samples, RateHz));
        cache.Add(KeyOf(accountId, promptId, sound.Version), prompt);
        return new LoadedPrompt.Ready(prompt);
    }

    /// <summary>Begins with a character that no language tag has: spoken texts are kept in the same cache.</summary>
    private static string KeyOf(AccountId accountId, string promptId, string version) => $"\u0001prompt\n{accountId}\n{promptId}\n{version}";
}
