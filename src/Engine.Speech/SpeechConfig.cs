namespace Engine.Speech;

/// <summary>The speech part of the engine's configuration.</summary>
public sealed record SpeechConfig
{
    /// <summary>flite voice used when a request names none: rms was understood best on 8 kHz (SPEECH-02).</summary>
    public string FliteVoice { get; init; } = "rms";

    /// <summary>Program that is run for other languages; a bare name is looked up in PATH.</summary>
    public string EspeakProgram { get; init; } = "espeak-ng";

    /// <summary>Words a minute of espeak-ng at rate 1; its own 175 is harder to understand on the telephone (SPEECH-02).</summary>
    public int EspeakWordsPerMinute { get; init; } = 150;

    /// <summary>How long an engine may take for one text.</summary>
    public TimeSpan EngineTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Bytes of rendered sound kept in memory.</summary>
    public long CacheBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Folder for rendered sound that outlives the process, or null for none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Bytes kept in that folder.</summary>
    public long CacheFolderBytes { get; init; } = 512 * 1024 * 1024;

    /// <summary>Texts rendered at once; 0 means one for each core.</summary>
    public int Parallel { get; init; }

    /// <summary>Folder with the folder <c>en-us</c>, <c>cmudict-en-us.dict</c> and <c>en-us.lm.bin</c>; null for where the package puts them.</summary>
    public string? RecognitionModelFolder { get; init; }

    /// <summary>How long recognising one utterance may take, waiting for a place included.</summary>
    public TimeSpan RecognitionTimeout { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Utterances recognised at once; 0 means one for two cores, because calls and media come first.</summary>
    public int RecognitionParallel { get; init; }

    /// <summary>How long a provider over HTTP may take before the next engine is asked: somebody is on the line.</summary>
    public TimeSpan ProviderBudget { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// How much of what a caller says to a menu is taken to be one of its phrases rather than English, above 0 and below 1: a phrase that sounds no
    /// worse than other words is believed the sooner, the higher it is (docs/speech.md).
    /// </summary>
    public double PhraseShare { get; init; } = 0.1;
}
