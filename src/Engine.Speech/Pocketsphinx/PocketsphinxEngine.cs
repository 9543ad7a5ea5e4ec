using System.Collections.Concurrent;
using Engine.Actors.Ports;
using Engine.Media.Prompts;

namespace Engine.Speech.Pocketsphinx;

/// <summary>
/// English by pocketsphinx in this process (speech.md §4), on threads of its own. A menu gets a small decoder for itself, so nothing of one
/// account's words stays; free speech takes one of a few large decoders that are kept.
/// </summary>
internal sealed class PocketsphinxEngine : IRecognitionEngine, IDisposable
{
    private const string LoopSearch = "phones";
    private const string Mllr = "telephone.mllr";

    /// <summary>The search that a decoder has from its language model.</summary>
    private const string DictationSearch = "_default";

    private readonly PocketsphinxLibrary _library;
    private readonly string _model;
    private readonly double _acceptAbove;
    private readonly DirectoryInfo _scratch;
    private readonly Lazy<Pronunciations> _pronunciations;
    private readonly ConcurrentBag<Decoder> _dictation = [];

    private PocketsphinxEngine(PocketsphinxLibrary library, string model, double acceptAbove, Func<string, string[]?> guess)
    {
        _library = library;
        _model = model;
        _acceptAbove = acceptAbove;
        _pronunciations = new Lazy<Pronunciations>(() => Pronunciations.Read(File.ReadLines(DictionaryPath), guess));
        _scratch = Directory.CreateTempSubdirectory("engine-speech-");
        using var from = typeof(PocketsphinxEngine).Assembly.GetManifestResourceStream(Mllr)!;
        using var to = File.Create(MllrPath);
        from.CopyTo(to);
    }

    public SpeechEngine Facts { get; } = new("pocketsphinx", "5prealpha", ["en-us"], ["en"]);

    private string DictionaryPath => Path.Combine(_model, "cmudict-en-us.dict");

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
            ? new PocketsphinxEngine(library, model, config.AcceptAbove, guess)
            : null;
    }

    public bool Understands(string language) =>
        language.Equals("en", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en-", StringComparison.OrdinalIgnoreCase);

    public Task<Hearing> HearAsync(PcmClip sound, string language, IReadOnlyList<string> phrases, CancellationToken cancellation) =>
        Task.Factory.StartNew(() => Hear(sound, phrases, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public void Dispose()
    {
        while (_dictation.TryTake(out var decoder))
        {
            decoder.Dispose();
        }

        _scratch.Delete(recursive: true);
    }

    /// <summary>What the grammar says and how much better it fits than sounds without words; for measurements.</summary>
    internal (string Text, string? Phrase, double Confidence) Choose(short[] wide, IReadOnlyList<string> phrases)
    {
        if (PhraseGrammar.Of(phrases, _pronunciations.Value) is not { } grammar)
        {
            return ("", null, double.NegativeInfinity);
        }

        using var decoder = new Decoder(_library, Options());
        foreach (var (word, phones) in grammar.Words)
        {
            decoder.AddWord(word, phones);
        }

        foreach (var phone in Pronunciations.Phones)
        {
            decoder.AddWord("zz" + phone, phone);
        }

        decoder.SetGrammar(PhraseGrammar.Search, grammar.Jsgf);
        decoder.SetGrammar(LoopSearch, $"#JSGF V1.0;\ngrammar p;\npublic <p> = ({string.Join(" | ", Pronunciations.Phones.Select(phone => "zz" + phone))})+;\n");
        var menu = decoder.Decode(PhraseGrammar.Search, wide);
        if (menu.Words.Length == 0)
        {
            return ("", null, double.NegativeInfinity);
        }

        var loop = decoder.Decode(LoopSearch, wide);
        var (text, phrase) = grammar.Read(menu.Words);
        return (text, phrase, (menu.Score - loop.Score) / (double)Math.Max(1, menu.Frames));
    }

    private Hearing Hear(PcmClip sound, IReadOnlyList<string> phrases, CancellationToken cancellation)
    {
        var wide = TelephoneSound.Widen(Resampler.Convert(sound, 8000).Samples);
        if (phrases.Count > 0)
        {
            var (text, phrase, confidence) = Choose(wide, phrases);
            if (phrase is not null && confidence >= _acceptAbove)
            {
                return new Hearing(text, phrase);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        return new Hearing(Dictate(wide), null);
    }

    private string Dictate(short[] wide)
    {
        if (!_dictation.TryTake(out var decoder))
        {
            decoder = new Decoder(_library, [.. Options(), "-dict", DictionaryPath, "-lm", Path.Combine(_model, "en-us.lm.bin")]);
        }

        try
        {
            return decoder.Decode(DictationSearch, wide).Words;
        }
        finally
        {
            _dictation.Add(decoder);
        }
    }

    private string[] Options() => ["-hmm", Path.Combine(_model, "en-us"), "-mllr", MllrPath, "-cmn", "batch"];
}
