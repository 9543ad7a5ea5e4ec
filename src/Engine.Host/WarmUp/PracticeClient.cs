using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Engine.Host.WarmUp;

/// <summary>A program of the practice: it signs in and asks, as every program does.</summary>
internal sealed class PracticeClient(HttpClient http)
{
    /// <exception cref="HttpRequestException">The engine refused.</exception>
    public async Task SignInAsync(string clientId, string secret, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = secret,
        });
        using var answer = await http.PostAsync(new Uri("/oauth/token", UriKind.Relative), form, cancellation);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)(await ReadAsync(answer, cancellation))["access_token"]!);
    }

    /// <exception cref="HttpRequestException">The engine refused.</exception>
    public async Task<JsonNode> PostAsync(string path, JsonNode body, CancellationToken cancellation, string? etag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{etag}\"");
        }

        using var answer = await http.SendAsync(request, cancellation);
        return await ReadAsync(answer, cancellation);
    }

    /// <exception cref="HttpRequestException">The engine refused.</exception>
    public async Task GetAsync(string path, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        await ReadAsync(answer, cancellation);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation))!;
    }
}
