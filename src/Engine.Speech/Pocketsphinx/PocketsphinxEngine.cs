using System.Collections.Concurrent;
using Engine.Media.Prompts;
using Engine.Ports.Speech;

namespace Engine.Speech.Pocketsphinx;

/// <summary>
/// English by pocketsphinx in this process (SPEECH-06), on threads of its own. Free speech takes one of a few large decoders that are
/// kept. A menu gets a decoder for itself, in which its phrases are likelier than they are in English; nothing of one account's words stays.
/// </summary>
internal sealed class PocketsphinxEngine : IRecognitionEngine, IDisposable
{
    /// <summary>
    /// Words that a menu's decoder knows beside the phrases, the most common of the language's 126,000: enough that what is no phrase sounds
    /// more like something else, few enough that decoder and search cost half.
    /// </summary>
    private const int CommonWords = 20_000;

    private const string MenuSearch = "menu";
    private const string Mllr = "telephone.mllr";

    /// <summary>The search that a decoder has from its language model.</summary>
    private const string DictationSearch = "_default";

    private readonly PocketsphinxLibrary _library;
    private readonly string _model;
    private readonly double _phraseShare;
    private readonly DirectoryInfo _scratch;
    private readonly Lazy<Pronunciations> _pronunciations;
    private readonly Lazy<string> _commonDictionary;
    private readonly ConcurrentBag<Decoder> _dictation = [];

    private PocketsphinxEngine(PocketsphinxLibrary library, string model, double phraseShare, Func<string, string[]?> guess)
    {
        _library = library;
        _model = model;
        _phraseShare = phraseShare;
        _pronunciations = new Lazy<Pronunciations>(() => Pronunciations.Read(File.ReadLines(DictionaryPath), guess));
        _commonDictionary = new Lazy<string>(WriteCommonDictionary);
        _scratch = Directory.CreateTempSubdirectory("engine-speech-");
        using var from = typeof(PocketsphinxEngine).Assembly.GetManifestResourceStream(Mllr)!;
        using var to = File.Create(MllrPath);
        from.CopyTo(to);
    }

    public SpeechEngine Facts { get; } = new("pocketsphinx", "5prealpha", ["en-us"], ["en"]);

    private string DictionaryPath => Path.Combine(_model, "cmudict-en-us.dict");

    private string LanguagePath => Path.Combine(_model, "en-us.lm.bin");

    private string MllrPath => Path.Combine(_scratch.FullName, Mllr);

    /// <summary>Finds library and model; null when one is missing.</summary>
    /// <param name="config">Where the model is, what is believed.</param>
    /// <param name="guess">Phones of words that are in no dictionary, or null.</param>
    public static PocketsphinxEngine? TryLoad(SpeechConfig config, Func<string, string[]?> guess)
    {
        var model = config.RecognitionModelFolder
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "pocketsphinx", "model", "en-us");
        return OperatingSystem.IsLinux() && File.Exists(Path.Combine(model, "en-us", "mdef")) && File.Exists(Path.Combine(model, "cmudict-en-us.dict"))
            && PocketsphinxLibrary.TryLoad() is { } library
            ? new PocketsphinxEngine(library, model, config.PhraseShare, guess)
            : null;
    }

    public bool Understands(string language) =>
        language.Equals("en", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en-", StringComparison.OrdinalIgnoreCase);

    public Task<Hearing> HearAsync(PcmClip sound, string language, IReadOnlyList<string> phrases, CancellationToken cancellation) =>
        Task.Factory.StartNew(() => Hear(sound, phrases), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public void Dispose()
    {
        while (_dictation.TryTake(out var decoder))
        {
            decoder.Dispose();
        }

        _scratch.Delete(recursive: true);
    }

    private Hearing Hear(PcmClip sound, IReadOnlyList<string> phrases)
    {
        var wide = TelephoneSound.Widen(Resampler.Convert(sound, 8000).Samples);
        if (phrases.Count > 0 && PhraseLanguage.Of(phrases, _pronunciations.Value) is { } language)
        {
            var (text, phrase) = language.Read(Choose(wide, language));
            return new Hearing(text, phrase);
        }

        return new Hearing(Dictate(wide), null);
    }

    private string Choose(short[] wide, PhraseLanguage language)
    {
        using var decoder = new Decoder(_library, [.. Options(), "-dict", _commonDictionary.Value]);
        foreach (var (word, phones) in language.Words)
        {
            decoder.AddWord(word, phones);
        }

        var arpa = Path.Combine(_scratch.FullName, Path.GetRandomFileName());
        File.WriteAllText(arpa, language.Arpa);
        try
        {
            decoder.SetLanguages(MenuSearch, LanguagePath, arpa, _phraseShare);
        }
        finally
        {
            File.Delete(arpa);
        }

        return decoder.Decode(MenuSearch, wide);
    }

    private string Dictate(short[] wide)
    {
        if (!_dictation.TryTake(out var decoder))
        {
            decoder = new Decoder(_library, [.. Options(), "-dict", DictionaryPath, "-lm", LanguagePath]);
        }

        try
        {
            return decoder.Decode(DictationSearch, wide);
        }
        finally
        {
            _dictation.Add(decoder);
        }
    }

    private string WriteCommonDictionary()
    {
        var words = _pronunciations.Value.Words;
        using var decoder = new Decoder(_library, Options());
        var likelihoods = decoder.Likelihoods(LanguagePath, words);
        var path = Path.Combine(_scratch.FullName, "common.dict");
        File.WriteAllLines(path, words.Zip(likelihoods).OrderByDescending(pair => pair.Second).Take(CommonWords).SelectMany(pair => _pronunciations.Value.Lines(pair.First)));
        return path;
    }

    private string[] Options() => ["-hmm", Path.Combine(_model, "en-us"), "-mllr", MllrPath, "-cmn", "batch"];
}
