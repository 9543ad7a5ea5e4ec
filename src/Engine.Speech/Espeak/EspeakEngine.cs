using System.Globalization;
using System.Text;
using Engine.Media.Prompts;
using Engine.Ports.Speech;

namespace Engine.Speech.Espeak;

/// <summary>
/// Other languages, and the fallback for English, by espeak-ng as a child process: text in, WAV out, nothing else shared. It is under
/// the GPL, so it is never linked (SPEECH-11).
/// </summary>
internal sealed class EspeakEngine : ISpeechEngine
{
    /// <summary>3,000 characters spoken slowly are about 8 minutes of 22,050 Hz.</summary>
    private const int MaxBytes = 32 * 1024 * 1024;

    private readonly string _program;
    private readonly int _wordsPerMinute;
    private readonly EspeakVoices _voices;

    private EspeakEngine(string program, int wordsPerMinute, string version, EspeakVoices voices)
    {
        _program = program;
        _wordsPerMinute = wordsPerMinute;
        _voices = voices;
        Facts = new SpeechEngine("espeak-ng", version, voices.Languages, [.. voices.Languages, .. voices.OtherLanguages]);
    }

    public SpeechEngine Facts { get; }

    /// <summary>Runs the program once for its version and once for its voices; null when it is not there or does not answer.</summary>
    public static async Task<EspeakEngine?> TryFindAsync(SpeechConfig config, TimeProvider time, CancellationToken cancellation)
    {
        if (ProgramPath.TryFind(config.EspeakProgram) is not { } program)
        {
            return null;
        }

        using var limit = new CancellationTokenSource(config.EngineTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            var version = EspeakVoices.ReadVersion(await AskAsync(program, "--version", both.Token));
            var voices = EspeakVoices.Read(await AskAsync(program, "--voices", both.Token));
            return voices.Languages.Count == 0 ? null : new EspeakEngine(program, config.EspeakWordsPerMinute, version, voices);
        }
        catch (SpeechEngineException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    public string? VoiceFor(string language, string? wanted) => _voices.Find(wanted) ?? _voices.Find(language);

    public bool Says(string voice, Rune letter) => EspeakLetters.Says(voice, letter);

    public async Task<PcmClip?> RenderAsync(string text, string voice, double rate, CancellationToken cancellation)
    {
        var speed = ((int)(_wordsPerMinute * rate)).ToString(CultureInfo.InvariantCulture);
        var wav = await ChildProcess.RunAsync(_program, ["-v", voice, "-s", speed, "-b", "1", "--stdin", "--stdout"], EspeakLetters.Fold(text, voice), MaxBytes, cancellation);
        return WavReader.TryRead(wav, out var clip, MaxBytes) == WavFault.None ? clip : null;
    }

    private static async Task<string> AskAsync(string program, string option, CancellationToken cancellation) =>
        Encoding.UTF8.GetString(await ChildProcess.RunAsync(program, [option], input: null, MaxBytes, cancellation));
}
