using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Testing.Processes;

namespace Engine.Benchmarks.Calls;

/// <summary>The real server process, set up over its API: durable SQLite store, one trunk to the callees, limits out of the way.</summary>
internal sealed class ServerUnderTest : IAsyncDisposable
{
    private ServerUnderTest(EngineProcess engine, ApiClient api, string trunk, TimeSpan readyAfter)
    {
        ReadyAfter = readyAfter;
        Engine = engine;
        Api = api;
        Trunk = trunk;
    }

    public EngineProcess Engine { get; }

    /// <summary>From the start of the process to its being ready, on an empty store.</summary>
    public TimeSpan ReadyAfter { get; }

    public ApiClient Api { get; }

    public string Trunk { get; }

    /// <param name="calleePort">Where the callees are.</param>
    /// <param name="binary">Another engine than the one that was built here: its engine.dll.</param>
    public static async Task<ServerUnderTest> StartAsync(int calleePort, string? binary = null)
    {
        var engine = new EngineProcess(binary ?? EngineProcess.Locate());
        // As it is served, warm-up included.
        engine.Environment.Remove(EngineProcess.WarmUpSeconds);
        engine.Environment["ENGINE__media__first_sound_seconds"] = "600";
        engine.Environment["Logging__LogLevel__Default"] = "Warning";
        await engine.RunAsync("account", "set", "--requests-per-second", "100000", "--burst", "100000");
        var began = Stopwatch.GetTimestamp();
        await engine.StartAsync();
        var ready = Stopwatch.GetElapsedTime(began);
        var client = JsonNode.Parse(await engine.RunAsync("client", "create", "--name", "bench", "--json"))!;
        var api = await ApiClient.ConnectAsync(engine.Http, (string)client["client_id"]!, (string)client["client_secret"]!);
        await api.PostAsync("/v1/numbers", new { number = "+12025550100" });
        var trunk = await api.PostAsync("/v1/trunks", new { name = "callees", gateways = new[] { new { host = "127.0.0.1", port = calleePort } } });
        return new ServerUnderTest(engine, api, (string)trunk["trunk_id"]!, ready);
    }

    /// <summary>A flow that dials and, when a text is given, speaks it.</summary>
    public Task<string> FlowAsync(string? text)
    {
        var notify = text is null ? "" : $$"""
            "notify": { "type": "play_audio", "name": "Say", "settings": { "source": { "text": "{{text}}", "language": "en-US" } }, "exits": { "ok": "end" } },
            """;
        return Api.PublishAsync(JsonNode.Parse($$"""
            {
              "format": 1, "name": "Bench", "description": "",
              "trigger": { "kind": "api_request", "arguments": [ { "name": "to", "variable": "to" } ] },
              "variables": { "to": {} }, "entry": "dial",
              "steps": {
                "dial": { "type": "make_outbound_call", "name": "Call",
                  "settings": { "from": { "number": "+12025550100" }, "to": { "variable": "to" }, "ring_seconds": 15 },
                  "exits": { "answered": "{{(text is null ? "end" : "notify")}}", "invalid_number": "end", "busy": "end", "no_answer": "end" } },
                {{notify}}
                "end": { "type": "end_flow", "name": "End" }
              }
            }
            """)!);
    }

    /// <summary>One gauge or counter of /metrics, all label sets added up.</summary>
    public async Task<double> MetricAsync(string name)
    {
        var text = await Api.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        return text.Split('\n')
            .Where(line => line.StartsWith(name, StringComparison.Ordinal) && (line[name.Length] is ' ' or '{'))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Engine.DisposeAsync();
    }
}
