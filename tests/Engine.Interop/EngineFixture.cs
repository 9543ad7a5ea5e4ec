using System.Text.Json.Nodes;
using Engine.Ports;
using Engine.Testing.Processes;
using Xunit;

namespace Engine.Interop;

/// <summary>One real server for the scenarios of a class, with an account, a number and an API client; each test adds its own trunk and flow.</summary>
public sealed class EngineFixture : IAsyncLifetime
{
    public const string CallerNumber = "+12025550100";

    private static int _lastCallee = 1000;

    public EngineProcess Engine { get; } = new(EngineProcess.Locate());

    public ApiClient Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Engine.RunAsync("account", "set", "--requests-per-second", "1000", "--burst", "1000");
        await Engine.StartAsync();
        Api = await ConnectAsync(Engine);
        await Api.PostAsync("/v1/numbers", new { number = CallerNumber });
    }

    public async ValueTask DisposeAsync()
    {
        Api?.Dispose();
        await Engine.DisposeAsync();
    }

    /// <summary>A client with every scope, made by the operator's command line.</summary>
    public static async Task<ApiClient> ConnectAsync(EngineProcess engine)
    {
        var client = JsonNode.Parse(await engine.RunAsync("client", "create", "--name", "interop", "--json"))!;
        return await ApiClient.ConnectAsync(engine.Http, (string)client["client_id"]!, (string)client["client_secret"]!);
    }

    /// <summary>A number nobody else in this run is called by.</summary>
    public static string NextCallee() => $"+1202555{Interlocked.Increment(ref _lastCallee)}";

    public async Task<string> TrunkAsync(params int[] gatewayPorts)
    {
        var trunk = await Api.PostAsync("/v1/trunks", new
        {
            name = $"trunk {Guid.NewGuid():N}",
            gateways = gatewayPorts.Select(port => new { host = "127.0.0.1", port }).ToArray(),
        });
        return (string)trunk["trunk_id"]!;
    }

    public async Task<string> DigestTrunkAsync(int port)
    {
        var trunk = await Api.PostAsync("/v1/trunks", new
        {
            name = $"trunk {Guid.NewGuid():N}", gateways = new[] { new { host = "127.0.0.1", port } }, auth_user = "trunkuser", password = "trunksecret",
        });
        return (string)trunk["trunk_id"]!;
    }

    /// <summary>Dials over the trunk, says the text when answered, ends; returns the ended interaction.</summary>
    public async Task<JsonNode> CallAsync(string trunk, int ringSeconds = 15, string text = "Hello there.", int withinSeconds = 60) =>
        await Api.EndedAsync(new InteractionId(await StartAsync(trunk, ringSeconds, text)), TimeSpan.FromSeconds(withinSeconds));

    public async Task<string> StartAsync(string trunk, int ringSeconds = 15, string text = "Hello there.")
    {
        var flow = await Api.PublishAsync(NotificationFlow(trunk, ringSeconds, text));
        return await Api.StartAsync(new FlowId(flow), new { customer_number = NextCallee() });
    }

    public static JsonNode NotificationFlow(string trunk, int ringSeconds, string text) => JsonNode.Parse($$"""
        {
          "format": 1, "name": "Notification", "description": "",
          "trigger": { "kind": "api_request", "arguments": [ { "name": "customer_number", "variable": "customer_phone_number" } ] },
          "variables": { "customer_phone_number": {} },
          "entry": "dial",
          "steps": {
            "dial": {
              "type": "make_outbound_call", "name": "Call the customer",
              "settings": { "from": { "number": "{{CallerNumber}}" }, "to": { "variable": "customer_phone_number" }, "ring_seconds": {{ringSeconds}}, "trunk": "{{trunk}}" },
              "exits": { "answered": "notify", "invalid_number": "end", "busy": "end", "no_answer": "end" }
            },
            "notify": {
              "type": "play_audio", "name": "Say it",
              "settings": { "source": { "text": "{{text}}", "language": "en-US" } },
              "exits": { "ok": "end" }
            },
            "end": { "type": "end_flow", "name": "End" }
          }
        }
        """)!;
}
