using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Engine.Interop.Peers;
using Shouldly;

namespace Engine.Interop.Components;

/// <summary>Component calls of an account that speaks and understands German by a provider over HTTP; this server knows English only.</summary>
public sealed class ProviderCalls : ComponentCalls
{
    public const string Key = "key-of-the-provider";

    private int _lastName;

    /// <summary>
    /// Sets the provider up by the API, under a name that no test before used: a provider that failed three times is left out for a while. One that is
    /// down gets an address where nobody listens.
    /// </summary>
    internal async Task UseAsync(SpeechProvider provider, string language = "de")
    {
        var name = $"provider {++_lastName}";
        var settings = new JsonObject
        {
            ["providers"] = new JsonArray(Entry($"{name} voice", provider, provider.Speaking), Entry($"{name} tap", provider, provider.Listening)),
            ["synthesis"] = new JsonArray(new JsonObject { ["language"] = language, ["engine"] = $"{name} voice", ["voice"] = "nova", ["model"] = "tts-9" }),
            ["recognition"] = new JsonArray(new JsonObject { ["language"] = language, ["engine"] = $"{name} tap", ["model"] = "whisper-9" }),
        };
        using var answer = await Api.Http.PutAsync(new Uri("/v1/speech", UriKind.Relative), JsonContent.Create(settings));
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        text.ShouldNotContain(Key);
    }

    protected override void Configure(IDictionary<string, string?> keys)
    {
        keys["outbound:allowed:0"] = "127.0.0.1";
        keys["speech:ProviderBudget"] = "00:00:01.5";
        keys["speech:EspeakProgram"] = "no-such-espeak";
    }

    private static JsonObject Entry(string name, SpeechProvider provider, SpeechProvider.Mood mood) => new()
    {
        ["name"] = name,
        ["url"] = mood == SpeechProvider.Mood.Down ? $"http://127.0.0.1:{FreePort.Tcp()}/v1" : provider.Url,
        ["api_key"] = Key,
    };
}
