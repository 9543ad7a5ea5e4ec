using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Sounds;

namespace Engine.Host.Rehearsals;

/// <summary>Recorded prompts and sounds of the web in a rehearsal: a hum for each, since the flow's account is imagined.</summary>
internal sealed class StandInSounds : IPromptLibrary, ISoundFetcher
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    private const int RateHz = 8000;
    private const int HumHz = 220;
    private const int Loudness = 4000;
    private const string Version = "stand-in";

    private static readonly short[] Hum =
        [.. Enumerable.Range(0, (int)(Length.TotalSeconds * RateHz)).Select(i => (short)(Loudness * Math.Sin(2 * Math.PI * HumHz * i / RateHz)))];

    public ValueTask<string?> FindVersionAsync(AccountId accountId, string promptId, CancellationToken cancellation) => new(Version);

    public ValueTask<PromptSound?> LoadAsync(AccountId accountId, string promptId, CancellationToken cancellation) => new(new PromptSound(Version, Hum));

    public ValueTask<SoundFetch> FetchAsync(string url, SoundValidators? known, CancellationToken cancellation) =>
        new(new SoundFetch.Fetched(WavWriter.Write(new PcmClip(Hum, RateHz)), new SoundValidators(null, null, TimeSpan.Zero, MayKeep: true)));
}
