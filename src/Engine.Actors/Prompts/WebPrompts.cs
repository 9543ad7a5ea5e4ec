using System.Collections.Concurrent;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Sounds;

namespace Engine.Actors.Prompts;

/// <summary>
/// Sound files on the web, kept encoded with what their server said about them: used again without asking while fresh (max-age), asked for
/// with If-None-Match or If-Modified-Since after that. A URL that holds a sensitive value is never kept. Thread-safe.
/// </summary>
public sealed class WebPrompts(ISoundFetcher fetcher, ISoundDecoder decoder, PromptCache cache, TimeProvider time)
{
    internal const string Unreachable = "prompt_unreachable";
    internal const string Unreadable = "prompt_unreadable";

    /// <summary>URLs remembered; past it they are all forgotten, which costs each a fetch.</summary>
    private const int NotesMax = 10_000;

    private readonly SharedLoads _loads = new();
    private readonly ConcurrentDictionary<string, Note> _notes = new(StringComparer.Ordinal);

    internal ValueTask<LoadedPrompt> LoadAsync(AccountId accountId, string url, bool sensitive, CancellationToken cancellation)
    {
        // Begins with a character that no language tag has: spoken texts are kept in the same cache.
        var key = $"\u0001url\n{accountId}\n{url}";
        return sensitive ? FetchAsync(null, url, cancellation) : _loads.RunAsync(key, () => KeptAsync(key, url));
    }

    private async ValueTask<LoadedPrompt> KeptAsync(string key, string url)
    {
        if (!_notes.TryGetValue(key, out var note) || !cache.TryGet(key, out var prompt))
        {
            return await FetchAsync(key, url, CancellationToken.None);
        }

        if (time.GetElapsedTime(note.Since) < note.Validators.FreshFor)
        {
            return new LoadedPrompt.Ready(prompt);
        }

        var answer = await fetcher.FetchAsync(url, note.Validators, CancellationToken.None);
        if (answer is not SoundFetch.Unchanged unchanged)
        {
            return await TakeAsync(key, answer, CancellationToken.None);
        }

        // A 304 need not repeat the validators; those known stay right then.
        Remember(key, unchanged.Validators with
        {
            ETag = unchanged.Validators.ETag ?? note.Validators.ETag, LastModified = unchanged.Validators.LastModified ?? note.Validators.LastModified,
        });
        return new LoadedPrompt.Ready(prompt);
    }

    private async ValueTask<LoadedPrompt> FetchAsync(string? key, string url, CancellationToken cancellation) =>
        await TakeAsync(key, await fetcher.FetchAsync(url, null, cancellation), cancellation);

    private async ValueTask<LoadedPrompt> TakeAsync(string? key, SoundFetch answer, CancellationToken cancellation)
    {
        if (answer is not SoundFetch.Fetched fetched)
        {
            return new LoadedPrompt.Failed(answer is SoundFetch.TooLarge ? Unreadable : Unreachable);
        }

        if (await decoder.DecodeAsync(fetched.File, cancellation) is not SoundResult.Decoded decoded)
        {
            return new LoadedPrompt.Failed(Unreadable);
        }

        var prompt = EncodedPrompt.From(decoded.Clip);
        if (key is not null && fetched.Validators.MayKeep)
        {
            cache.Add(key, prompt);
            Remember(key, fetched.Validators);
        }

        return new LoadedPrompt.Ready(prompt);
    }

    private void Remember(string key, SoundValidators validators)
    {
        if (_notes.Count >= NotesMax)
        {
            _notes.Clear();
        }

        _notes[key] = new Note(validators, time.GetTimestamp());
    }

    /// <param name="Since">Timestamp of the answer.</param>
    private sealed record Note(SoundValidators Validators, long Since);
}
