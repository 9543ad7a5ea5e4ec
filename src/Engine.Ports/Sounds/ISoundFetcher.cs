namespace Engine.Ports.Sounds;

/// <summary>Gets sound files from the web for flows that name a URL. Private addresses are refused, also behind redirects.</summary>
public interface ISoundFetcher
{
    /// <summary>Fetches a file whole.</summary>
    /// <param name="url">http or https, variables filled in.</param>
    /// <param name="known">What an earlier answer said about itself; the server may answer that nothing changed.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<SoundFetch> FetchAsync(string url, SoundValidators? known, CancellationToken cancellation);
}

/// <summary>What fetching a sound file came to.</summary>
public abstract record SoundFetch
{
    public sealed record Fetched(ReadOnlyMemory<byte> File, SoundValidators Validators) : SoundFetch;

    /// <summary>What is known is still right (304).</summary>
    public sealed record Unchanged(SoundValidators Validators) : SoundFetch;

    /// <summary>Larger than a prompt may be.</summary>
    public sealed record TooLarge : SoundFetch;

    /// <param name="Detail">Why, without the URL: it may hold what a flow must not tell.</param>
    public sealed record Unreachable(string Detail) : SoundFetch;
}

/// <summary>What an answer said about its version and freshness (RFC 9110 §8.8, RFC 9111 §5.2).</summary>
/// <param name="ETag">As sent, with its quotes.</param>
/// <param name="LastModified">As sent.</param>
/// <param name="FreshFor">How long the answer may be used without asking again; zero: ask each time.</param>
/// <param name="MayKeep">False when the server forbids keeping it (no-store).</param>
public sealed record SoundValidators(string? ETag, string? LastModified, TimeSpan FreshFor, bool MayKeep);
