using System.Text.Json.Nodes;

namespace Engine.Api.Tests.Live;

/// <summary>A stream of events as a browser reads it (WHATWG HTML §9.2.6).</summary>
internal sealed class OpenStream : IDisposable
{
    private readonly HttpClient _http;
    private readonly StreamReader _lines;

    private OpenStream(HttpClient http, HttpResponseMessage answer, Stream body)
    {
        _http = http;
        Answer = answer;
        _lines = new StreamReader(body);
    }

    public HttpResponseMessage Answer { get; }

    /// <summary>Of the last event, or of the beginning.</summary>
    public string LastEventId { get; private set; } = "";

    /// <summary>Comments that came.</summary>
    public int Beats { get; private set; }

    /// <param name="url">Of the server.</param>
    /// <param name="query">Behind the path, with its question mark.</param>
    /// <param name="headers">As the reader sends them.</param>
    public static async Task<OpenStream> OpenAsync(Uri url, string query, params (string Name, string Value)[] headers)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = url };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/events/stream" + query, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new OpenStream(http, answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event.</summary>
    /// <returns>Null when the stream has ended.</returns>
    public async Task<(string Name, JsonNode Data)?> NextAsync(CancellationToken cancellation = default)
    {
        string? name = null, data = null;
        while (await _lines.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Length == 0 && data is not null)
            {
                return (name ?? "message", JsonNode.Parse(data)!);
            }

            var (field, value) = line.IndexOf(':', StringComparison.Ordinal) is var at and >= 0 ? (line[..at], line[(at + 1)..].TrimStart(' ')) : (line, "");
            switch (field)
            {
                case "event":
                    name = value;
                    break;
                case "data":
                    data = value;
                    break;
                case "id":
                    LastEventId = value;
                    break;
                case "" when line.Length > 0:
                    Beats++;
                    break;
            }
        }

        return null;
    }

    /// <summary>An answer that is no stream.</summary>
    public Task<string> TextAsync() => _lines.ReadToEndAsync();

    public void Dispose()
    {
        _lines.Dispose();
        Answer.Dispose();
        _http.Dispose();
    }
}
