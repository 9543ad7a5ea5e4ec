using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Engine.Phone;
using Engine.Testing.Sound;
using Shouldly;

namespace Engine.Interop.Components;

/// <summary>Calls that play recorded prompts and sound files of a web server.</summary>
public sealed class PromptCalls : ComponentCalls
{
    /// <summary>Half a second: the phone may hear a packet or two before the prompt.</summary>
    private const int MostOffsetSamples = 4000;

    internal SoundServer Web { get; } = new();

    public async Task<string> AddAsync(byte[] file, string type = "audio/wav")
    {
        var answer = await SendAsync(HttpMethod.Post, $"/v1/prompts?name={Guid.NewGuid():N}", file, type);
        return (string)answer["prompt_id"]!;
    }

    public Task<JsonNode> ReplaceAsync(string promptId, byte[] file) => SendAsync(HttpMethod.Put, $"/v1/prompts/{promptId}/content", file, "audio/wav");

    /// <summary>How much of the test sound the phone heard: 1 is the same sound.</summary>
    public static double Heard(PhoneCall call, int seed, double seconds) =>
        SoundCompare.Best(SoundSample.Clip(seed, seconds).Samples, call.Tap!.Heard(), MostOffsetSamples).Correlation;

    /// <summary>A step that plays a source and goes on to the end, with more members if wanted.</summary>
    public static string Play(string source, string more = "") =>
        $$"""{ "type": "play_audio", "name": "Sound", "settings": { "source": {{source}} }, "exits": { "ok": "after" }{{more}} }""";

    /// <summary>The reasons of failed steps, as the stored events have them.</summary>
    public static IReadOnlyList<string> Reasons(EndedRun ended) =>
        [.. ended.Events.Select(e => e!["data"]!["reason"]).Where(reason => reason is JsonValue).Select(reason => (string)reason!)];

    protected override void Configure(IDictionary<string, string?> keys) => keys["outbound:allowed:0"] = "127.0.0.1";

    protected override Task PrepareAsync()
    {
        Web.Files["/good.wav"] = (WavFile.Of(SoundSample.Clip(50, 1.2, 16000)), "\"good\"");
        Web.Files["/noise.wav"] = ([.. Enumerable.Repeat((byte)7, 5000)], null);
        Web.Files["/large.wav"] = (new byte[11 * 1024 * 1024], null);
        return Task.CompletedTask;
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, byte[] file, string type)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Content = new ByteArrayContent(file);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var answer = await Api.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonNode.Parse(text)!;
    }
}
