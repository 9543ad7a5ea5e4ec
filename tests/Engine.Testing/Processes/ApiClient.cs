using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Engine.Ports;

namespace Engine.Testing.Processes;

/// <summary>The HTTP API as an integrator uses it: a token, JSON in, JSON out.</summary>
public sealed class ApiClient : IDisposable
{
    private readonly string _clientId;
    private readonly string _secret;

    private ApiClient(HttpClient http, string clientId, string secret)
    {
        Http = http;
        this._clientId = clientId;
        this._secret = secret;
    }

    public HttpClient Http { get; }

    /// <summary>Gets a token for a client and uses it from then on.</summary>
    public static async Task<ApiClient> ConnectAsync(Uri server, string clientId, string secret)
    {
        var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(20) };
        var client = new ApiClient(http, clientId, secret);
        await client.RenewAsync();
        return client;
    }

    /// <summary>Gets a new token, one lives for ten minutes; not while a request is under way.</summary>
    public async Task RenewAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = _clientId, ["client_secret"] = _secret,
        });
        Http.DefaultRequestHeaders.Authorization = null;
        using var answer = await Http.PostAsync(new Uri("/oauth/token", UriKind.Relative), form);
        var token = await ReadAsync(answer);
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["access_token"]!);
    }

    /// <summary>Sends and reads JSON; an error status throws with the problem's text.</summary>
    public async Task<JsonNode> PostAsync(string path, object body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        using var answer = await Http.SendAsync(request);
        return await ReadAsync(answer);
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative));
        return await ReadAsync(answer);
    }

    /// <summary>Creates and publishes a flow; returns its id.</summary>
    public async Task<string> PublishAsync(JsonNode document)
    {
        var draft = await PostAsync("/v1/flows", new { document });
        var id = (string)draft["flow_id"]!;
        await PostAsync($"/v1/flows/{id}/publish", new { }, $"\"{draft["etag"]}\"");
        return id;
    }

    /// <summary>Starts an interaction and returns its id.</summary>
    public async Task<string> StartAsync(FlowId flowId, object arguments) =>
        (string)(await PostAsync($"/flows/{flowId}/interactions", arguments))["interaction_id"]!;

    /// <summary>Asks until the interaction has ended.</summary>
    public async Task<JsonNode> EndedAsync(InteractionId interactionId, TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        while (true)
        {
            var interaction = await GetAsync($"/v1/interactions/{interactionId}");
            if ((string)interaction["state"]! == "ended")
            {
                return interaction;
            }

            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"Not ended after {within.TotalSeconds} s: {interaction.ToJsonString()}");
            }

            await Task.Delay(50, CancellationToken.None);
        }
    }

    public void Dispose() => Http.Dispose();

    /// <summary>The JSON of an answer; an error status throws with the problem's text.</summary>
    public static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new HttpRequestException($"{(int)answer.StatusCode} {answer.RequestMessage?.RequestUri}: {text}", null, answer.StatusCode);
    }
}
