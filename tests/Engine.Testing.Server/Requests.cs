using System.Text;

namespace Engine.Testing.Server;

/// <summary>One request as tests write it, and its whole answer.</summary>
internal static class Requests
{
    public static async Task<Answer> AnswerAsync(this HttpClient http, HttpMethod method, string path, string? json, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Answer.ReadAsync(await http.SendAsync(request));
    }
}
