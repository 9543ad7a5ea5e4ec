using System.Globalization;
using Engine.Speech.Caching;
using Engine.Speech.Espeak;
using Engine.Speech.Flite;
using Engine.Speech.Pocketsphinx;

namespace Engine.Speech;

/// <summary>Looks once, at start, for the engines this machine has. What is missing is reported, never fatal (SPEECH-12).</summary>
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

    /// <summary>The recogniser over whatever was found.</summary>
    /// <exception cref="InvalidOperationException">A setting is out of its range.</exception>
    public static RoutingRecognizer FindRecognizer(SpeechConfig config, TimeProvider time)
    {
        if (config.PhraseShare is not (> 0 and < 1))
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"speech:PhraseShare must be above 0 and below 1, not {config.PhraseShare}."));
        }

        // Where flite is missing, words outside the dictionary cannot be expected; they are still found in free speech.
        var flite = FliteEngine.TryLoad(config.FliteVoice);
        return PocketsphinxEngine.TryLoad(config, word => flite?.PhonesOf(word)) is { } engine
            ? new RoutingRecognizer([engine], [], config, time)
            : new RoutingRecognizer([], ["pocketsphinx (recognition of English): install libpocketsphinx3 and pocketsphinx-en-us"], config, time);
    }
}
