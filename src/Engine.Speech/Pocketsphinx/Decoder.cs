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

    /// <summary>A search by the language and the words that are expected, mixed (<see cref="PocketsphinxLibrary.SetLanguages"/>).</summary>
    /// <exception cref="SpeechEngineException">A model cannot be read.</exception>
    public void SetLanguages(string search, string general, string special, double specialShare)
    {
        if (!_library.SetLanguages(_handle, search, general, special, (float)specialShare))
        {
            throw new SpeechEngineException($"the language of the search '{search}' was not accepted");
        }
    }

    /// <exception cref="SpeechEngineException">The model cannot be read.</exception>
    public int[] Likelihoods(string languageModel, IReadOnlyList<string> words) =>
        _library.Likelihoods(_handle, languageModel, words) ?? throw new SpeechEngineException("the language model cannot be read");

    /// <exception cref="SpeechEngineException">The sound could not be decoded.</exception>
    public string Decode(string search, ReadOnlySpan<short> pcm16K) =>
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
