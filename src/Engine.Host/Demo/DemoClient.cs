using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Engine.Host.Demo;

/// <summary>The program of the demo: it knows the engine's address and its client's secret, and nothing else.</summary>
internal sealed class DemoClient(HttpClient http, DemoLadder ladder)
{
    public async Task AuthenticateAsync(string clientId, string secret, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = secret,
        });
        using var answer = await http.PostAsync(new Uri("/oauth/token", UriKind.Relative), form, cancellation);
        var token = await ReadAsync(answer, cancellation);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["access_token"]!);
        ladder.Request("POST /oauth/token", $"{(int)answer.StatusCode}, a token for {token["expires_in"]} s");
    }

    public async Task<JsonNode> PostAsync(string path, JsonNode body, string? etag = null, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        }

        using var answer = await http.SendAsync(request, cancellation);
        var read = await ReadAsync(answer, cancellation);
        ladder.Request($"POST {path}", ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture));
        return read;
    }

    public async Task<JsonNode> GetAsync(string path, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        return await ReadAsync(answer, cancellation);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}: {text}");
    }
}
