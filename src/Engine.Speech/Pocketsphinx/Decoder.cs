namespace Engine.Speech.Pocketsphinx;

/// <summary>One native decoder. Used by one thread at a time.</summary>
internal sealed class Decoder : IDisposable
{
    private readonly PocketsphinxLibrary _library;
    private nint _handle;

    /// <exception cref="SpeechEngineException">The model cannot be read.</exception>
    public Decoder(PocketsphinxLibrary library, IReadOnlyList<string> options)
    {
        _library = library;
        _handle = library.Open(options);
        if (_handle == 0)
        {
            throw new SpeechEngineException("the model cannot be read");
        }
    }

    public bool AddWord(string word, string phones) => _library.AddWord(_handle, word, phones);

    /// <exception cref="SpeechEngineException">The grammar is not accepted.</exception>
    public void SetGrammar(string search, string jsgf)
    {
        if (!_library.SetGrammar(_handle, search, jsgf))
        {
            throw new SpeechEngineException($"the grammar '{search}' was not accepted");
        }
    }

    /// <exception cref="SpeechEngineException">The sound could not be decoded.</exception>
    public (string Words, int Score, int Frames) Decode(string search, ReadOnlySpan<short> pcm16K) =>
        _library.Decode(_handle, search, pcm16K) ?? throw new SpeechEngineException($"the search '{search}' failed");

    public void Dispose()
    {
        if (_handle != 0)
        {
            _library.Close(_handle);
            _handle = 0;
        }
    }
}
