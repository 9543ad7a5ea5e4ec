using System.Text.Json.Nodes;
using Engine.Interop.Components;
using Engine.Phone;
using Engine.Ports;
using Engine.Testing.Http;
using Engine.Testing.Processes;
using Shouldly;
using Xunit;

namespace Engine.Interop;

/// <summary>
/// The server dies by SIGKILL while a service holds its answer back, and is started again (FLOW-25). The service is asked
/// again under the same key, so that it can tell, and the walk goes on with the answer to that.
/// </summary>
[Collection(Patient.Drains)]
public sealed class ServiceCrashTests : IAsyncLifetime
{
    private const string Key = "Idempotency-Key";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly EngineProcess _engine = new(EngineProcess.Locate());
    private readonly StandInServer _service = new(_ => new StandInAnswer(200, []) { Never = true });
    private ApiClient _api = null!;

    public async ValueTask InitializeAsync()
    {
        _engine.Environment["ENGINE__OUTBOUND__ALLOWED"] = "127.0.0.1";
        await _engine.StartAsync();
        _api = await EngineFixture.ConnectAsync(_engine);
        await _api.PostAsync("/v1/numbers", new { number = EngineFixture.CallerNumber });
        await _api.PostAsync("/v1/connections", new { name = "shop", base_url = _service.Url });
    }

    public async ValueTask DisposeAsync()
    {
        _api?.Dispose();
        await _engine.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Kill_WhileTheServiceIsAsked_IsAskedAgainUnderTheSameKey()
    {
        var flow = await _api.PublishAsync(Flow("ask", new JsonObject { ["ask"] = Ask("POST") }));
        var id = await _api.StartAsync(new FlowId(flow), new { order = "A-17" });

        var (first, second) = await CrashAsync();

        first.Header(Key).ShouldNotBeNull().ShouldStartWith(id + "-");
        second.Header(Key).ShouldBe(first.Header(Key));
        (second.Method, second.Target, second.Text).ShouldBe((first.Method, first.Target, first.Text));
        second.Text.ShouldBe("""{"order":"A-17"}""");
        await CheckAsync(id, "no_call", "Ask:ok", "End:ok");
    }

    [Fact]
    public async Task Kill_WhileARequestWithoutBodyIsUnderWay_IsAskedAgainWithoutKey()
    {
        var flow = await _api.PublishAsync(Flow("ask", new JsonObject { ["ask"] = Ask("GET") }));
        var id = await _api.StartAsync(new FlowId(flow), new { order = "A-17" });

        var (first, second) = await CrashAsync();

        (first.Header(Key), second.Header(Key)).ShouldBe((null, null), "a GET changes nothing");
        (second.Method, second.Target).ShouldBe(("GET", first.Target));
        await CheckAsync(id, "no_call", "Ask:ok", "End:ok");
    }

    [Fact]
    public async Task Kill_WhileTheServiceIsAskedInACall_TheFarEndIsClosedAndTheWalkGoesOn()
    {
        using var phone = CalleePhone.Start(new PhoneConfig { RingFor = TimeSpan.FromMilliseconds(50) });
        var trunk = await _api.PostAsync("/v1/trunks", new { name = "callee", gateways = new[] { new { host = "127.0.0.1", port = phone.Port } } });
        var flow = await _api.PublishAsync(Flow("dial", new JsonObject { ["dial"] = Dial((string)trunk["trunk_id"]!), ["ask"] = Ask("POST") }));
        var id = await _api.StartAsync(new FlowId(flow), new { order = "A-17", customer_number = EngineFixture.NextCallee() });
        var call = await phone.CallAsync(Patience);

        var (first, second) = await CrashAsync();

        second.Header(Key).ShouldNotBeNull().ShouldBe(first.Header(Key));
        await call.Ended.WaitAsync(Patience);
        await CheckAsync(id, "answered", "Call:answered", "Ask:ok", "End:ok");
        phone.Calls.Count.ShouldBe(1, "I6: never dialled again");
    }

    /// <summary>Kills the server once the service is asked, and starts it again; the service answers from then on.</summary>
    private async Task<(StandInRequest First, StandInRequest Second)> CrashAsync()
    {
        await AskedAsync(1);
        await _engine.KillAsync();
        _service.Answer = _ => StandInAnswer.Json("""{"eta":"10:30"}""", 201);
        await _engine.StartAsync();
        await AskedAsync(2);
        return (_service.Requests[0], _service.Requests[1]);
    }

    private async Task CheckAsync(string id, string outcome, params string[] steps)
    {
        var ended = await _api.EndedAsync(new InteractionId(id), TimeSpan.FromSeconds(60));
        var rows = (await _api.GetAsync($"/v1/interactions/{id}/steps"))["items"]!.AsArray();
        rows.Skip(1).Select(row => $"{row!["step_name"]}:{row["exit"]}").ShouldBe(steps);
        ((string?)ended["outcome"], (string?)ended["variables"]!["eta"], (string?)ended["variables"]!["status"]).ShouldBe((outcome, "10:30", "201"));
        var events = (await _api.GetAsync($"/v1/interactions/{id}/events?page_size=200"))["items"]!.AsArray();
        events.Count(e => (string)e!["type"]! == "interaction_ended").ShouldBe(1, "I2");
        _service.Requests.Count.ShouldBe(2);
    }

    private async Task AskedAsync(int times)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (_service.Requests.Count < times)
        {
            await Task.Delay(10, limit.Token);
        }
    }

    private static JsonObject Flow(string entry, JsonObject steps)
    {
        steps["end"] = new JsonObject { ["type"] = "end_flow", ["name"] = "End" };
        return new JsonObject
        {
            ["format"] = 1,
            ["name"] = "Ask a service",
            ["trigger"] = JsonNode.Parse("""
                { "kind": "api_request", "arguments": [ { "name": "order", "variable": "order" }, { "name": "customer_number", "variable": "customer_number" } ] }
                """),
            ["variables"] = JsonNode.Parse("""{ "order": {}, "customer_number": {}, "eta": {}, "status": {} }"""),
            ["entry"] = entry,
            ["steps"] = steps,
        };
    }

    private static JsonNode Ask(string method) => JsonNode.Parse($$$"""
        { "type": "execute_action", "name": "Ask",
          "settings": {
            "connection": "shop", "outputs": { "eta": "$.eta" },
            "action": { "method": "{{{method}}}", "path": "/orders", "timeout_seconds": 30
              {{{(method == "GET" ? "" : """, "body": "{\"order\":\"%{current_flow.order}\"}" """)}}} } },
          "outputs": { "eta": "eta", "status": "status" },
          "exits": { "ok": "end", "error": "end", "timeout": "end" } }
        """)!;

    private static JsonNode Dial(string trunk) => JsonNode.Parse($$"""
        { "type": "make_outbound_call", "name": "Call",
          "settings": { "from": { "number": "{{EngineFixture.CallerNumber}}" }, "to": { "variable": "customer_number" }, "trunk": "{{trunk}}" },
          "exits": { "answered": "ask", "invalid_number": "end", "busy": "end", "no_answer": "end" } }
        """)!;
}
