using System.Text.Json;
using Engine.Accounts.Speech;
using Engine.Media.Prompts;
using Engine.Ports.Speech;

namespace Engine.Speech.Providers;

/// <summary>Speaks by <c>POST /audio/speech</c>: JSON out, WAV in.</summary>
internal sealed class ProviderVoice(ProviderCall provider, SpeechChoice choice) : ISpeechEngine
{
    private const string UsualModel = "tts-1";
    private const string UsualVoice = "alloy";

    public SpeechEngine Facts { get; } = new(provider.Name, $"{choice.Model ?? UsualModel} at {provider.Url}", [choice.Voice ?? UsualVoice], [choice.Language]);

    /// <summary>Neural voices read signs, other scripts and emoji as people do.</summary>
    public bool ReadsSigns => true;

    public string VoiceFor(string language, string? wanted) => wanted ?? choice.Voice ?? UsualVoice;

    public async Task<PcmClip?> RenderAsync(string text, string voice, double rate, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("model", choice.Model ?? UsualModel);
            json.WriteString("input", text);
            json.WriteString("voice", voice);
            json.WriteString("response_format", "wav");
            json.WriteNumber("speed", rate);
            json.WriteEndObject();
        }

        var wav = await provider.PostAsync("/audio/speech", body.ToArray(), "application/json", cancellation);
        return WavReader.TryRead(wav.Span, out var clip, int.MaxValue) == WavFault.None
            ? clip
            : throw new SpeechEngineException("answered with something that is no WAV");
    }
}
