using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Media.Prompts;
using Engine.Testing.Http;
using Engine.Testing.Sound;

namespace Engine.Interop.Components;

/// <summary>A speech service of our own on loopback, with the two routes that providers have; it may fail in the ways that they do.</summary>
internal sealed class SpeechProvider : IAsyncDisposable
{
    public const int Seed = 61;
    public const double Seconds = 0.8;

    private const int RiffHeadBytes = 8;

    private readonly StandInServer _server;

    public SpeechProvider() => _server = new StandInServer(Answer);

    public enum Mood
    {
        Fine,
        Error,
        Garbage,
        Slow,
        Down,
    }

    public string Url => _server.Url + "/v1";

    public Mood Speaking { get; set; }

    public Mood Listening { get; set; }

    /// <summary>What it understands, whatever is said.</summary>
    public string Text { get; set; } = "Ich möchte zahlen";

    /// <summary>The bodies of what it was asked to say, with the header that lets the engine in.</summary>
    public IReadOnlyList<(JsonNode Body, string? Authorization)> Spoken =>
        [.. _server.Requests.Where(r => r.Target == "/v1/audio/speech").Select(r => (JsonNode.Parse(r.Text)!, r.Header("Authorization")))];

    /// <summary>The forms it was given to understand, as bytes in Latin-1.</summary>
    public IReadOnlyList<string> Heard =>
        [.. _server.Requests.Where(r => r.Target == "/v1/audio/transcriptions").Select(r => Encoding.Latin1.GetString(r.Body))];

    /// <summary>The sound of such a form.</summary>
    public static PcmClip SoundOf(string form)
    {
        var start = form.IndexOf("RIFF", StringComparison.Ordinal);
        var rest = Encoding.Latin1.GetBytes(form[start..]);
        var file = rest.AsSpan(0, BinaryPrimitives.ReadInt32LittleEndian(rest.AsSpan(4)) + RiffHeadBytes);
        return WavReader.TryRead(file, out var clip) == WavFault.None ? clip! : throw new InvalidDataException("The form holds no WAV file.");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private StandInAnswer Answer(StandInRequest request) => request.Target == "/v1/audio/speech"
        ? In(Speaking, () => new StandInAnswer(200, WavFile.Of(SoundSample.Clip(Seed, Seconds, 24000))) { Headers = [("Content-Type", "audio/wav")] })
        : In(Listening, () => StandInAnswer.Json(new JsonObject { ["text"] = Text }.ToJsonString()));

    private static StandInAnswer In(Mood mood, Func<StandInAnswer> fine) => mood switch
    {
        Mood.Error => StandInAnswer.Json("""{"error":{"message":"overloaded"}}""", 500),
        Mood.Garbage => new StandInAnswer(200, "<html>It works!</html>"u8.ToArray()),
        Mood.Slow => fine() with { Never = true },
        _ => fine(),
    };
}
