using Engine.Media.Prompts;
using Engine.Ports.Speech;

namespace Engine.Speech.Tests;

/// <summary>An engine whose sound is one constant sample for each character.</summary>
internal sealed class FakeEngine(string name, string language) : ISpeechEngine
{
    public List<string> Spoken { get; } = [];

    public Func<Task<PcmClip?>>? Instead { get; set; }

    public SpeechEngine Facts { get; } = new(name, "1", ["v"], [language]);

    public string? VoiceFor(string wantedLanguage, string? wanted) => wantedLanguage.StartsWith(language, StringComparison.Ordinal) ? "v" : null;

    public Task<PcmClip?> RenderAsync(string text, string voice, double rate, CancellationToken cancellation)
    {
        Spoken.Add(text);
        var samples = new short[text.Length];
        Array.Fill(samples, (short)100);
        return Instead?.Invoke() ?? Task.FromResult<PcmClip?>(new PcmClip(samples, 8000));
    }
}
