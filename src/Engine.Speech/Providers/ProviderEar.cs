using System.Text.Json;
using Engine.Accounts.Speech;
using Engine.Media.Prompts;
using Engine.Ports.Outbound;
using Engine.Ports.Speech;

namespace Engine.Speech.Providers;

/// <summary>Understands by <c>POST /audio/transcriptions</c>: WAV in a multipart form out, JSON with <c>text</c> in.</summary>
internal sealed class ProviderEar(ProviderCall provider, SpeechChoice choice) : IRecognitionEngine
{
    private const string UsualModel = "whisper-1";

    /// <summary>Providers read a few hundred tokens of hints; a long list would be cut somewhere.</summary>
    private const int MaxHintLength = 800;

    private const int MaxTextLength = 20_000;

    public SpeechEngine Facts { get; } = new(provider.Name, choice.Model ?? UsualModel, [], [choice.Language]);

    public bool Understands(string language) => choice.IsFor(language);

    public async Task<Hearing> HearAsync(PcmClip sound, string language, IReadOnlyList<string> phrases, CancellationToken cancellation)
    {
        using var form = new MultipartFormDataContent();
        using var wav = new ByteArrayContent(WavWriter.Write(sound));
        wav.Headers.ContentType = new("audio/wav");
        form.Add(wav, "file", "speech.wav");
        Add(form, "model", choice.Model ?? UsualModel);
        Add(form, "language", language.Split('-')[0]);
        Add(form, "response_format", "json");
        if (phrases.Count > 0)
        {
            var hints = string.Join(", ", phrases);
            Add(form, "prompt", hints.Length > MaxHintLength ? hints[..(char.IsHighSurrogate(hints[MaxHintLength - 1]) ? MaxHintLength - 1 : MaxHintLength)] : hints);
        }

        var body = await form.ReadAsByteArrayAsync(cancellation);
        var answer = await provider.PostAsync("/audio/transcriptions", body, form.Headers.ContentType!.ToString(), cancellation);
        return new Hearing(TextOf(answer), null);
    }

    private static void Add(MultipartFormDataContent form, string name, string value) => form.Add(new StringContent(value), name);

    private static string TextOf(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using var json = JsonDocument.Parse(AnswerText.Utf8(answer, contentType: null)!.Value);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("text", out var text)
                && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: <= MaxTextLength } words
                ? words.Trim()
                : throw new SpeechEngineException("answered without a text");
        }
        catch (JsonException)
        {
            throw new SpeechEngineException("answered with something that is no JSON");
        }
    }
}
