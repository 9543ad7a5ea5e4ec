namespace Engine.Speech;

/// <summary>The speech part of the engine's configuration.</summary>
public sealed record SpeechConfig
{
    /// <summary>flite voice used when a request names none: rms was understood best on 8 kHz (speech.md §3.2).</summary>
    public string FliteVoice { get; init; } = "rms";

    /// <summary>Program that is run for other languages; a bare name is looked up in PATH.</summary>
    public string EspeakProgram { get; init; } = "espeak-ng";

    /// <summary>Words a minute of espeak-ng at rate 1; its own 175 is harder to understand on the telephone (speech.md §3.2).</summary>
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
}
