namespace Engine.Api.Flows.Samples;

/// <summary>The request in C#, as a program of top-level statements.</summary>
internal static class CSharpSample
{
    public static string Write(SampleRequest request) => $$"""
        using System.Net.Http.Headers;
        using System.Net.Http.Json;
        using System.Text;
        using System.Text.Json;

        var id = Environment.GetEnvironmentVariable("CLIENT_ID");
        var secret = Environment.GetEnvironmentVariable("CLIENT_SECRET");
        using var http = new HttpClient();
        using var grant = new HttpRequestMessage(HttpMethod.Post, {{SampleRequest.Literal(request.TokenUrl)}})
        {
            Headers = { Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"))) },
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["scope"] = {{SampleRequest.Literal(request.Scope)}},
            }),
        };
        using var granted = await http.SendAsync(grant);
        var token = (await granted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var arguments = new Dictionary<string, string>
        {
        {{Entries(request.Body)}}
        };
        using var answer = await http.PostAsJsonAsync({{SampleRequest.Literal(request.Url)}}, arguments);
        Console.WriteLine($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        """;

    private static string Entries(IReadOnlyDictionary<string, string> body) => string.Join(
        '\n',
        body.Select(argument => $"    [{SampleRequest.Literal(argument.Key)}] = {SampleRequest.Literal(argument.Value)},"));
}
