using Engine.Speech.Caching;
using Engine.Speech.Espeak;
using Engine.Speech.Flite;

namespace Engine.Speech;

/// <summary>Looks once, at start, for the engines this machine has. What is missing is reported, never fatal (speech.md §10).</summary>
public static class SpeechProbe
{
    /// <summary>The synthesizer over whatever was found.</summary>
    public static async Task<RoutingSynthesizer> FindAsync(SpeechConfig config, TimeProvider time, CancellationToken cancellation)
    {
        var engines = new List<ISpeechEngine>();
        var missing = new List<string>();
        if (FliteEngine.TryLoad(config.FliteVoice) is { } flite)
        {
            engines.Add(flite);
        }
        else
        {
            missing.Add("flite (English): install libflite1");
        }

        if (await EspeakEngine.TryFindAsync(config, time, cancellation) is { } espeak)
        {
            engines.Add(espeak);
        }
        else
        {
            missing.Add($"{config.EspeakProgram} (other languages, and English if flite fails): install espeak-ng");
        }

        var folder = config.CacheFolder is { } path ? new ClipFolder(path, config.CacheFolderBytes) : null;
        return new RoutingSynthesizer(engines, missing, new SpeechCache(config.CacheBytes, folder), config, time);
    }
}
