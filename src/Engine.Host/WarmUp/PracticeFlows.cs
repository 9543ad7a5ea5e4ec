using System.Text.Json.Nodes;

namespace Engine.Host.WarmUp;

/// <summary>The two published flows of the practice.</summary>
/// <param name="Bare">Calls, and ends at the answer.</param>
/// <param name="Long">Calls, speaks, asks for a key and forwards; ends as the first two calls do.</param>
internal sealed record PracticeFlows(string Bare, string Long)
{
    /// <summary>The argument that says who is called.</summary>
    public const string To = "to";

    private const string CallerNumber = "+12025550100";

    private const string End = """{ "type": "end_flow", "name": "End" }""";

    private const string Say = """
        { "type": "play_audio", "name": "Say", "settings": { "source": { "text": "Practice for %{current_flow.to}.", "language": "en-US" } }, "exits": { "ok": "ask" } }
        """;

    private const string Ask = """
        { "type": "input_ivr", "name": "Ask",
          "settings": { "prompt": { "text": "Press a key.", "language": "en-US" }, "max_digits": 1, "timeout_seconds": 1 },
          "exits": { "ok": "forward", "timeout": "forward" } }
        """;

    private const string Forward = $$"""
        { "type": "forward_to_external", "name": "Forward", "settings": { "to": { "number": "{{WarmUpPhone.HangsUp}}" }, "ring_seconds": 10 },
          "exits": { "no_answer": "end", "invalid_number": "end" } }
        """;

    /// <summary>Has the account own a number, a trunk to the phone, and both flows.</summary>
    public static async Task<PracticeFlows> PublishAsync(PracticeClient client, int phonePort, CancellationToken cancellation)
    {
        await client.PostAsync("/v1/numbers", new JsonObject { ["number"] = CallerNumber }, cancellation);
        var gateway = new JsonObject { ["host"] = "127.0.0.1", ["port"] = phonePort };
        await client.PostAsync("/v1/trunks", new JsonObject { ["name"] = "practice", ["gateways"] = new JsonArray(gateway) }, cancellation);
        return new PracticeFlows(
            await PublishAsync(client, "bare", "end", [], cancellation),
            await PublishAsync(client, "long", "say", [("say", Say), ("ask", Ask), ("forward", Forward)], cancellation));
    }

    private static async Task<string> PublishAsync(PracticeClient client, string name, string answered, (string Id, string Step)[] steps, CancellationToken cancellation)
    {
        var document = new JsonObject { ["document"] = Document(name, answered, steps) };
        var draft = await client.PostAsync("/v1/flows", document, cancellation);
        var id = (string)draft["flow_id"]!;
        await client.PostAsync($"/v1/flows/{id}/publish", new JsonObject(), cancellation, (string)draft["etag"]!);
        return id;
    }

    private static JsonObject Document(string name, string answered, (string Id, string Step)[] steps)
    {
        var all = new JsonObject { ["dial"] = JsonNode.Parse(Dial(answered)), ["end"] = JsonNode.Parse(End) };
        foreach (var (id, step) in steps)
        {
            all[id] = JsonNode.Parse(step);
        }

        return new JsonObject
        {
            ["format"] = 1,
            ["name"] = name,
            ["description"] = "",
            ["trigger"] = JsonNode.Parse($$"""{ "kind": "api_request", "arguments": [ { "name": "{{To}}", "variable": "{{To}}" } ] }"""),
            ["variables"] = new JsonObject { [To] = new JsonObject() },
            ["entry"] = "dial",
            ["steps"] = all,
        };
    }

    private static string Dial(string answered) => $$"""
        { "type": "make_outbound_call", "name": "Call", "settings": { "from": { "number": "{{CallerNumber}}" }, "to": { "variable": "{{To}}" }, "ring_seconds": 10 },
          "exits": { "answered": "{{answered}}", "invalid_number": "end", "busy": "end", "no_answer": "end" } }
        """;
}
