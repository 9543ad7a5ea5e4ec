using System.Collections.Concurrent;
using System.Text;
using Engine.Media.Prompts;
using Engine.Ports.Speech;
using Engine.Speech.Text;

namespace Engine.Speech.Flite;

/// <summary>English by flite in this process: 80–100 ms for a sentence of 7 s (SPEECH-01).</summary>
internal sealed class FliteEngine : ISpeechEngine
{
    private static readonly string[] KnownVoices = ["rms", "slt", "awb", "kal", "kal16"];

    private readonly FliteLibrary _library;
    private readonly ConcurrentDictionary<string, FliteVoice> _voices;

    /// <summary>flite has one object for each voice in the process, however often it is loaded, so the lock is the process's too.</summary>
    private static readonly ReaderWriterLockSlim VoiceUse = new();

    private FliteEngine(FliteLibrary library, ConcurrentDictionary<string, FliteVoice> voices, SpeechEngine facts)
    {
        _library = library;
        _voices = voices;
        Facts = facts;
    }

    public SpeechEngine Facts { get; }

    /// <summary>Loads the library and every voice that is installed, or returns null when there is neither.</summary>
    public static FliteEngine? TryLoad(string defaultVoice)
    {
        if (!OperatingSystem.IsLinux() || FliteLibrary.TryLoad() is not { } library)
        {
            return null;
        }

        var voices = LoadVoices(library);
        if (voices.IsEmpty)
        {
            return null;
        }

        var names = KnownVoices.Where(voices.ContainsKey).OrderByDescending(name => name == defaultVoice).ToList();
        return new FliteEngine(library, voices, new SpeechEngine("flite", "2.2", names, ["en"]));
    }

    public string? VoiceFor(string language, string? wanted)
    {
        var isEnglish = language.Equals("en", StringComparison.OrdinalIgnoreCase)
            || language.StartsWith("en-", StringComparison.OrdinalIgnoreCase);
        return !isEnglish ? null : wanted is not null && _voices.ContainsKey(wanted) ? wanted : Facts.Voices[0];
    }

    public bool Says(string voice, Rune letter) => AsciiFold.Has(letter);

    public Task<PcmClip?> RenderAsync(string text, string voice, double rate, CancellationToken cancellation) =>
        Task.Run(() => Render(AsciiFold.Fold(text), _voices[voice], rate), cancellation).WaitAsync(cancellation);

    /// <summary>The phones of a word in the names of the CMU dictionary, by flite's lexicon and letter-to-sound rules (SPEECH-08).</summary>
    public string[] PhonesOf(string word)
    {
        VoiceUse.EnterReadLock();
        try
        {
            return
            [
                .. _library.Segments(AsciiFold.Fold(word), _voices[Facts.Voices[0]].Handle)
                    .Where(segment => segment != "pau")
                    .Select(segment => segment is "ax" ? "AH" : segment.ToUpperInvariant()),
            ];
        }
        finally
        {
            VoiceUse.ExitReadLock();
        }
    }

    private static ConcurrentDictionary<string, FliteVoice> LoadVoices(FliteLibrary library)
    {
        var voices = new ConcurrentDictionary<string, FliteVoice>(StringComparer.Ordinal);
        VoiceUse.EnterWriteLock();
        try
        {
            foreach (var name in KnownVoices)
            {
                if (FliteLibrary.TryLoadVoice(name) is not 0 and var voice)
                {
                    voices[name] = new FliteVoice(voice, library.StretchOf(voice));
                }
            }
        }
        finally
        {
            VoiceUse.ExitWriteLock();
        }

        return voices;
    }

    private PcmClip? Render(string text, FliteVoice voice, double rate)
    {
        // The speed belongs to the voice, which all share: a changed one has it for itself.
        if (Math.Abs(rate - 1) < 0.01)
        {
            VoiceUse.EnterReadLock();
            try
            {
                return ToClip(_library.Speak(text, voice.Handle));
            }
            finally
            {
                VoiceUse.ExitReadLock();
            }
        }

        VoiceUse.EnterWriteLock();
        try
        {
            _library.Stretch(voice.Handle, voice.Stretch / rate);
            return ToClip(_library.Speak(text, voice.Handle));
        }
        finally
        {
            _library.Stretch(voice.Handle, voice.Stretch);
            VoiceUse.ExitWriteLock();
        }
    }

    private static PcmClip? ToClip((short[] Samples, int RateHz)? sound) =>
        sound is { } heard ? new PcmClip(heard.Samples, heard.RateHz) : null;

    /// <summary>A voice and how slow it speaks by itself: 1.1 for the two oldest, 1 for the others.</summary>
    private readonly record struct FliteVoice(nint Handle, double Stretch);
}
