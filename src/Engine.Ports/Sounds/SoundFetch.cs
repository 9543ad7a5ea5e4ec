namespace Engine.Ports.Sounds;

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
