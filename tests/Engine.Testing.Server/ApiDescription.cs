using System.Net;
using System.Text.Json.Nodes;

namespace Engine.Testing.Server;

/// <summary>The API description the server publishes, as something to check answers against.</summary>
internal sealed class ApiDescription(JsonObject document)
{
    public JsonObject Document => document;

    public IReadOnlyList<(string Path, string Method)> Operations =>
        [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => (path.Key, method.Key)))];

    /// <summary>What in an answer is not as described; empty when all is.</summary>
    public IReadOnlyList<string> Faults(string method, string path, Answer answer)
    {
        var place = $"{method} {path} → {(int)answer.Status}";
        if (Operation(method, path) is not { } operation)
        {
            return answer.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed ? [] : [$"{place}: not described"];
        }

        if (operation["responses"]?[((int)answer.Status).ToString()] is not JsonObject response)
        {
            return [$"{place}: status not described"];
        }

        var content = response["content"]?.AsObject();
        if (answer.Text.Length == 0)
        {
            return content is null ? [] : [$"{place}: no body, one is described"];
        }

        if (content?[answer.ContentType ?? ""] is not JsonObject media)
        {
            return [$"{place}: content type {answer.ContentType} not described"];
        }

        var headers = response["headers"]?.AsObject()
            .Where(header => header.Value?["required"]?.GetValue<bool>() == true).Select(header => header.Key) ?? [];
        var missing = headers.Where(name => answer.Header(name) is null).Select(name => $"{place}: header {name} missing");
        return
        [
            .. missing,
            .. answer.ContentType!.Contains("json", StringComparison.Ordinal)
                ? new SchemaCheck(document).Faults(media["schema"], JsonNode.Parse(answer.Text), "$").Select(fault => $"{place}: {fault}")
                : [],
        ];
    }

    /// <summary>The operation of a concrete path; the template with the most literal segments wins.</summary>
    private JsonObject? Operation(string method, string path)
    {
        var segments = path.Split('/');
        var template = document["paths"]!.AsObject()
            .Where(entry => Matches(entry.Key.Split('/'), segments))
            .DefaultIfEmpty()
            .MaxBy(entry => entry.Key?.Split('/').Count(segment => !segment.StartsWith('{')));
        return template.Value?[method.ToLowerInvariant()]?.AsObject();
    }

    private static bool Matches(string[] template, string[] path) =>
        template.Length == path.Length
        && template.Zip(path).All(pair => pair.First.StartsWith('{') || string.Equals(pair.First, pair.Second, StringComparison.Ordinal));
}
