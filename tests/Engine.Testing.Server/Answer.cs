using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Engine.Testing.Server;

/// <summary>An answer, read to its end.</summary>
public sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, string? ContentType, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string Code => (string)Json["code"]!;

    /// <summary>Names of the fields with faults.</summary>
    public IReadOnlyList<string> Fields => [.. Json["fields"]!.AsArray().Select(fault => (string)fault!["name"]!)];

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    public static async Task<Answer> ReadAsync(HttpResponseMessage message)
    {
        using (message)
        {
            var text = await message.Content.ReadAsStringAsync();
            return new Answer(message.StatusCode, message.Headers, message.Content.Headers.ContentType?.MediaType, text);
        }
    }
}
