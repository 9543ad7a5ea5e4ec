using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Engine.Testing.Processes;

namespace Engine.Interop.Components;

/// <summary>Functions that want the engine's time, memory or stack, or a way out of their cage.</summary>
internal static class HostileScripts
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["forever"] = "while (true) {}",
        ["memory"] = "const a = []; while (true) a.push(new Array(1000).fill(1));",
        ["regex"] = "return { text: String(/^(a+)+$/.test('a'.repeat(40) + '!')) }",
        ["deep"] = "const f = n => f(n + 1) + 1; return { text: f(0) }",
        ["huge"] = "return { text: 'x'.repeat(10000000) }",
        ["prototype"] = "Object.prototype.then = Array.prototype.push = null; return args.constructor.constructor('return process')()",
    };

    /// <summary>Runs each of them once, all at the same time, two seconds at most.</summary>
    /// <returns>Name and result, of which <c>result</c> is ok, error or timeout.</returns>
    public static async Task<IReadOnlyList<(string Name, JsonNode Result)>> RunAsync(ApiClient api) =>
        await Task.WhenAll(All.Keys.Select(async name => (name, await RunAsync(api, name))));

    /// <summary>Each run costs a worker its life; while the next ones start, which a busy machine takes its time for, the engine says so and is asked again.</summary>
    private static async Task<JsonNode> RunAsync(ApiClient api, string name)
    {
        while (true)
        {
            using var answer = await api.Http.PostAsJsonAsync($"/v1/functions/{name}/test", new { timeout_seconds = 2 });
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                return await ApiClient.ReadAsync(answer);
            }

            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Creates and publishes a function with an input <c>who</c> and an output <c>text</c>.</summary>
    public static async Task PublishAsync(ApiClient api, string name, string code)
    {
        await api.PostAsync("/v1/functions", new JsonObject
        {
            ["name"] = name,
            ["code"] = code,
            ["inputs"] = new JsonArray(new JsonObject { ["name"] = "who", ["type"] = "string", ["required"] = false }),
            ["outputs"] = new JsonArray(new JsonObject { ["name"] = "text", ["type"] = "string" }),
        });
        await api.PostAsync($"/v1/functions/{name}/publish", new JsonObject());
    }
}
