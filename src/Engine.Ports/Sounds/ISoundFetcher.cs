namespace Engine.Ports.Sounds;

/// <summary>Gets sound files from the web for flows that name a URL. Private addresses are refused, also behind redirects.</summary>
public interface ISoundFetcher
{
    /// <summary>Fetches a file whole.</summary>
    /// <param name="url">http or https, variables filled in.</param>
    /// <param name="known">What an earlier answer said about itself; the server may answer that nothing changed.</param>
    /// <param name="stop">Gives up.</param>
    ValueTask<SoundFetch> FetchAsync(string url, SoundValidators? known, CancellationToken stop);
}
