using System.Runtime.InteropServices;

namespace Engine.Speech.Pocketsphinx;

/// <summary>The functions of libpocketsphinx and libsphinxbase that we call, found at run time: the library is optional. BSD licence, linked dynamically.</summary>
internal sealed unsafe class PocketsphinxLibrary
{
    private const string Recogniser = "libpocketsphinx.so.3";
    private const string Foundation = "libsphinxbase.so.3";

    private readonly delegate* unmanaged<void*> _arguments;
    private readonly delegate* unmanaged<void*, void*, int, byte**, int, void*> _parse;
    private readonly delegate* unmanaged<void*, int> _freeConfig;
    private readonly delegate* unmanaged<void*, void*> _init;
    private readonly delegate* unmanaged<void*, int> _free;
    private readonly delegate* unmanaged<void*, byte*, byte*, int, int> _addWord;
    private readonly delegate* unmanaged<void*, void*> _config;
    private readonly delegate* unmanaged<void*, void*> _logarithms;
    private readonly delegate* unmanaged<void*, byte*, int, void*, void*> _readModel;
    private readonly delegate* unmanaged<void*, int> _freeModel;
    private readonly delegate* unmanaged<void*, byte*, int> _wordNumber;
    private readonly delegate* unmanaged<void*, int, int*, int, int*, int> _probability;
    private readonly delegate* unmanaged<void*, void**, byte**, float*, int, void*> _mix;
    private readonly delegate* unmanaged<void*, byte*, void*, int> _setModel;
    private readonly delegate* unmanaged<void*, byte*, int> _setSearch;
    private readonly delegate* unmanaged<void*, int> _startStream;
    private readonly delegate* unmanaged<void*, int> _start;
    private readonly delegate* unmanaged<void*, short*, nuint, int, int, int> _process;
    private readonly delegate* unmanaged<void*, int> _end;
    private readonly delegate* unmanaged<void*, int*, byte*> _hypothesis;

    private PocketsphinxLibrary(nint recogniser, nint foundation)
    {
        _arguments = (delegate* unmanaged<void*>)NativeLibrary.GetExport(recogniser, "ps_args");
        _parse = (delegate* unmanaged<void*, void*, int, byte**, int, void*>)NativeLibrary.GetExport(foundation, "cmd_ln_parse_r");
        _freeConfig = (delegate* unmanaged<void*, int>)NativeLibrary.GetExport(foundation, "cmd_ln_free_r");
        _init = (delegate* unmanaged<void*, void*>)NativeLibrary.GetExport(recogniser, "ps_init");
        _free = (delegate* unmanaged<void*, int>)NativeLibrary.GetExport(recogniser, "ps_free");
        _addWord = (delegate* unmanaged<void*, byte*, byte*, int, int>)NativeLibrary.GetExport(recogniser, "ps_add_word");
        _config = (delegate* unmanaged<void*, void*>)NativeLibrary.GetExport(recogniser, "ps_get_config");
        _logarithms = (delegate* unmanaged<void*, void*>)NativeLibrary.GetExport(recogniser, "ps_get_logmath");
        _readModel = (delegate* unmanaged<void*, byte*, int, void*, void*>)NativeLibrary.GetExport(foundation, "ngram_model_read");
        _freeModel = (delegate* unmanaged<void*, int>)NativeLibrary.GetExport(foundation, "ngram_model_free");
        _wordNumber = (delegate* unmanaged<void*, byte*, int>)NativeLibrary.GetExport(foundation, "ngram_wid");
        _probability = (delegate* unmanaged<void*, int, int*, int, int*, int>)NativeLibrary.GetExport(foundation, "ngram_ng_prob");
        _mix = (delegate* unmanaged<void*, void**, byte**, float*, int, void*>)NativeLibrary.GetExport(foundation, "ngram_model_set_init");
        _setModel = (delegate* unmanaged<void*, byte*, void*, int>)NativeLibrary.GetExport(recogniser, "ps_set_lm");
        _setSearch = (delegate* unmanaged<void*, byte*, int>)NativeLibrary.GetExport(recogniser, "ps_set_search");
        _startStream = (delegate* unmanaged<void*, int>)NativeLibrary.GetExport(recogniser, "ps_start_stream");
        _start = (delegate* unmanaged<void*, int>)NativeLibrary.GetExport(recogniser, "ps_start_utt");
        _process = (delegate* unmanaged<void*, short*, nuint, int, int, int>)NativeLibrary.GetExport(recogniser, "ps_process_raw");
        _end = (delegate* unmanaged<void*, int>)NativeLibrary.GetExport(recogniser, "ps_end_utt");
        _hypothesis = (delegate* unmanaged<void*, int*, byte*>)NativeLibrary.GetExport(recogniser, "ps_get_hyp");

        // One log for the whole process. Naming a file for each decoder would close the one that another thread writes to.
        ((delegate* unmanaged<void*, void>)NativeLibrary.GetExport(foundation, "err_set_logfp"))(null);
    }

    /// <summary>Loads the libraries, or returns null.</summary>
    public static PocketsphinxLibrary? TryLoad() =>
        NativeLibrary.TryLoad(Foundation, out var foundation) && NativeLibrary.TryLoad(Recogniser, out var recogniser)
            ? new PocketsphinxLibrary(recogniser, foundation)
            : null;

    /// <summary>Makes a decoder. Zero: the model cannot be read.</summary>
    public nint Open(IReadOnlyList<string> options)
    {
        var pointers = stackalloc byte*[options.Count];
        try
        {
            for (var i = 0; i < options.Count; i++)
            {
                pointers[i] = (byte*)Marshal.StringToCoTaskMemUTF8(options[i]);
            }

            var config = _parse(null, _arguments(), options.Count, pointers, 1);
            if (config is null)
            {
                return 0;
            }

            // The decoder holds on to the configuration itself.
            var decoder = _init(config);
            _ = _freeConfig(config);
            return (nint)decoder;
        }
        finally
        {
            for (var i = 0; i < options.Count; i++)
            {
                Marshal.FreeCoTaskMem((nint)pointers[i]);
            }
        }
    }

    public void Close(nint decoder) => _ = _free((void*)decoder);

    /// <summary>Adds a word, or with "(2)" at its end another way to say one. False: unknown phones, or there already.</summary>
    public bool AddWord(nint decoder, string word, string phones)
    {
        using var name = new Utf8(word);
        using var sound = new Utf8(phones);
        return _addWord((void*)decoder, name.Bytes, sound.Bytes, 0) >= 0;
    }

    /// <summary>
    /// Gives the decoder a search by two language models: a word's probability is the sum of theirs, weighted. A model's words must not be
    /// added to the other one instead: the library then reads outside of its tables. False: a model cannot be read.
    /// </summary>
    /// <param name="decoder">The decoder.</param>
    /// <param name="search">Name of the search.</param>
    /// <param name="general">File of the language.</param>
    /// <param name="special">File of the words that are expected.</param>
    /// <param name="specialShare">Weight of the second, between 0 and 1; the first has the rest.</param>
    public bool SetLanguages(nint decoder, string search, string general, string special, float specialShare)
    {
        using var name = new Utf8(search);
        using var first = new Utf8("general");
        using var second = new Utf8("special");
        var models = stackalloc void*[] { ReadModel(decoder, general), ReadModel(decoder, special) };
        var names = stackalloc byte*[] { first.Bytes, second.Bytes };
        var weights = stackalloc float[] { 1 - specialShare, specialShare };
        var both = models[0] is null || models[1] is null ? null : _mix(_config((void*)decoder), models, names, weights, 2);
        var isSet = both is not null && _setModel((void*)decoder, name.Bytes, both) == 0;

        // The decoder holds on to the mixture and the mixture to its models; what we hold ourselves can go.
        FreeModel(both);
        FreeModel(models[0]);
        FreeModel(models[1]);
        return isSet;
    }

    /// <summary>How likely each word is by itself, as a logarithm that is good for comparing only; null: the model cannot be read.</summary>
    public int[]? Likelihoods(nint decoder, string languageModel, IReadOnlyList<string> words)
    {
        var model = ReadModel(decoder, languageModel);
        if (model is null)
        {
            return null;
        }

        var likelihoods = new int[words.Count];
        for (var i = 0; i < likelihoods.Length; i++)
        {
            using var word = new Utf8(words[i]);
            int history, used;
            likelihoods[i] = _probability(model, _wordNumber(model, word.Bytes), &history, 0, &used);
        }

        FreeModel(model);
        return likelihoods;
    }

    /// <summary>
    /// Decodes a whole utterance by one search. Null: it could not be done. Each is a stream of its own: the level of noise that the library takes away is
    /// otherwise that of whoever spoke before.
    /// </summary>
    public string? Decode(nint decoder, string search, ReadOnlySpan<short> pcm16K)
    {
        using var name = new Utf8(search);
        if (_setSearch((void*)decoder, name.Bytes) != 0 || _startStream((void*)decoder) != 0 || _start((void*)decoder) != 0)
        {
            return null;
        }

        fixed (short* samples = pcm16K)
        {
            _ = _process((void*)decoder, samples, (nuint)pcm16K.Length, 0, 1);
        }

        if (_end((void*)decoder) != 0)
        {
            return null;
        }

        int score;
        var words = _hypothesis((void*)decoder, &score);
        return words is null ? "" : Marshal.PtrToStringUTF8((nint)words)!;
    }

    private void* ReadModel(nint decoder, string file)
    {
        using var path = new Utf8(file);
        return _readModel(_config((void*)decoder), path.Bytes, 0, _logarithms((void*)decoder));
    }

    private void FreeModel(void* model)
    {
        if (model is not null)
        {
            _ = _freeModel(model);
        }
    }

    private readonly ref struct Utf8(string text)
    {
        public byte* Bytes { get; } = (byte*)Marshal.StringToCoTaskMemUTF8(text);

        public void Dispose() => Marshal.FreeCoTaskMem((nint)Bytes);
    }
}
