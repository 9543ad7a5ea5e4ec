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
    private readonly delegate* unmanaged<void*, byte*, byte*, int> _setGrammar;
    private readonly delegate* unmanaged<void*, byte*, int> _setSearch;
    private readonly delegate* unmanaged<void*, int> _start;
    private readonly delegate* unmanaged<void*, short*, nuint, int, int, int> _process;
    private readonly delegate* unmanaged<void*, int> _end;
    private readonly delegate* unmanaged<void*, int*, byte*> _hypothesis;
    private readonly delegate* unmanaged<void*, int> _frames;

    private PocketsphinxLibrary(nint recogniser, nint foundation)
    {
        _arguments = (delegate* unmanaged<void*>)NativeLibrary.GetExport(recogniser, "ps_args");
        _parse = (delegate* unmanaged<void*, void*, int, byte**, int, void*>)NativeLibrary.GetExport(foundation, "cmd_ln_parse_r");
        _freeConfig = (delegate* unmanaged<void*, int>)NativeLibrary.GetExport(foundation, "cmd_ln_free_r");
        _init = (delegate* unmanaged<void*, void*>)NativeLibrary.GetExport(recogniser, "ps_init");
        _free = (delegate* unmanaged<void*, int>)NativeLibrary.GetExport(recogniser, "ps_free");
        _addWord = (delegate* unmanaged<void*, byte*, byte*, int, int>)NativeLibrary.GetExport(recogniser, "ps_add_word");
        _setGrammar = (delegate* unmanaged<void*, byte*, byte*, int>)NativeLibrary.GetExport(recogniser, "ps_set_jsgf_string");
        _setSearch = (delegate* unmanaged<void*, byte*, int>)NativeLibrary.GetExport(recogniser, "ps_set_search");
        _start = (delegate* unmanaged<void*, int>)NativeLibrary.GetExport(recogniser, "ps_start_utt");
        _process = (delegate* unmanaged<void*, short*, nuint, int, int, int>)NativeLibrary.GetExport(recogniser, "ps_process_raw");
        _end = (delegate* unmanaged<void*, int>)NativeLibrary.GetExport(recogniser, "ps_end_utt");
        _hypothesis = (delegate* unmanaged<void*, int*, byte*>)NativeLibrary.GetExport(recogniser, "ps_get_hyp");
        _frames = (delegate* unmanaged<void*, int>)NativeLibrary.GetExport(recogniser, "ps_get_n_frames");

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

    public bool SetGrammar(nint decoder, string search, string jsgf)
    {
        using var name = new Utf8(search);
        using var text = new Utf8(jsgf);
        return _setGrammar((void*)decoder, name.Bytes, text.Bytes) == 0;
    }

    /// <summary>Decodes a whole utterance by one search. Null: it could not be done.</summary>
    /// <returns>Words, and the score of the path, which is comparable between searches over the same sound.</returns>
    public (string Words, int Score, int Frames)? Decode(nint decoder, string search, ReadOnlySpan<short> pcm16K)
    {
        using var name = new Utf8(search);
        if (_setSearch((void*)decoder, name.Bytes) != 0 || _start((void*)decoder) != 0)
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
        return (words is null ? "" : Marshal.PtrToStringUTF8((nint)words)!, words is null ? 0 : score, _frames((void*)decoder));
    }

    private readonly ref struct Utf8(string text)
    {
        public byte* Bytes { get; } = (byte*)Marshal.StringToCoTaskMemUTF8(text);

        public void Dispose() => Marshal.FreeCoTaskMem((nint)Bytes);
    }
}
