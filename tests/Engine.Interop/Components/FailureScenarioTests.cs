using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Failures that a scenario wants of every step that can fail: the same way virtual and real, whatever the step does.</summary>
public sealed class FailureScenarioTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("engine-failures-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task EachKindOfStep_VirtualAndReal_FailsAlike()
    {
        const string prompt = """{ "text": "Hello.", "language": "en-US" }""";
        var steps = new (string Id, string Type, string Settings, string Exits)[]
        {
            ("play", "play_audio", $$"""{ "source": {{prompt}} }""", """{ "ok": "end" }"""),
            ("ask", "input_ivr", $$"""{ "prompt": {{prompt}}, "max_digits": 1 }""", """{ "ok": "end", "timeout": "end" }"""),
            ("menu", "standard_ivr", $$"""{ "prompts": [ {{prompt}} ], "options": { "1": "one" } }""", """{ "one": "end", "timeout": "end", "invalid": "end" }"""),
            ("voice", "voice_ivr", $$"""{ "prompt": {{prompt}}, "options": [ { "exit": "yes", "keywords": [ "yes" ] } ] }""",
                """{ "yes": "end", "timeout": "end", "no_match": "end" }"""),
            ("note", "voice_transcription", $$"""{ "prompt": {{prompt}} }""", """{ "ok": "end", "timeout": "end" }"""),
            ("split", "traffic_splitter", """{ "rules": [ { "exit": "a" }, { "exit": "b" } ] }""", """{ "a": "end", "b": "end" }"""),
            ("forward", "forward_to_external", """{ "to": { "number": "+13035550199" } }""", """{ "no_answer": "end", "invalid_number": "end" }"""),
            ("last", "play_audio", $$"""{ "source": {{prompt}} }""", """{ "ok": "end" }"""),
        };
        var body = new JsonObject
        {
            ["dial"] = JsonNode.Parse("""
                { "type": "make_outbound_call", "settings": { "from": { "number": "+12025550100" }, "to": { "variable": "to" } },
                  "exits": { "answered": "play", "invalid_number": "end", "busy": "end", "no_answer": "end" } }
                """),
            ["end"] = JsonNode.Parse("""{ "type": "end_flow" }"""),
        };
        for (var i = 0; i < steps.Length; i++)
        {
            body[steps[i].Id] = new JsonObject
            {
                ["type"] = steps[i].Type, ["settings"] = JsonNode.Parse(steps[i].Settings), ["exits"] = JsonNode.Parse(steps[i].Exits),
                ["on_error"] = i + 1 < steps.Length ? $"step:{steps[i + 1].Id}" : "end",
            };
        }

        var failing = steps[..^1].Select(step => step.Id).ToList();
        var path = new[] { "dial:answered" }.Concat(failing.Select(id => id + ":error")).Concat(["last:ok", "end:ok"]);
        (await FaultsAsync(body, failing, path)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""
        "type": "make_outbound_call", "settings": { "from": { "number": "+12025550100" }, "to": { "variable": "to" } },
        "exits": { "answered": "end", "invalid_number": "end", "busy": "end", "no_answer": "end" }
        """, "failed")]
    [InlineData("""
        "type": "callback", "settings": { "to": { "variable": "to" }, "from": { "number": "+12025550100" }, "ring_group": { "id": "sales" } },
        "exits": { "invalid_caller_id": "end", "no_match": "end", "timeout": "end" }
        """, "no_call")]
    public async Task StepThatCalls_VirtualAndReal_FailsAlike(string step, string outcome)
    {
        var body = JsonNode.Parse($$"""{ "dial": { {{step}}, "on_error": "step:end" }, "end": { "type": "end_flow" } }""")!.AsObject();
        (await FaultsAsync(body, ["dial"], ["dial:error", "end:ok"], outcome)).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(JsonObject steps, IEnumerable<string> failing, IEnumerable<string> path, string outcome = "answered")
    {
        var flow = new JsonObject
        {
            ["format"] = 1, ["name"] = "Failures", ["entry"] = "dial", ["variables"] = new JsonObject { ["to"] = new JsonObject() },
            ["trigger"] = JsonNode.Parse("""{ "kind": "api_request", "arguments": [ { "name": "to", "variable": "to" } ] }"""), ["steps"] = steps,
        };
        var scenario = new JsonObject
        {
            ["name"] = "Failures", ["flow"] = "flow.json", ["arguments"] = new JsonObject { ["to"] = "+12025550123" },
            ["failures"] = new JsonObject(failing.Select(id => KeyValuePair.Create(id, (JsonNode?)"on_purpose"))),
            ["expect"] = new JsonObject { ["path"] = JsonSerializer.SerializeToNode(path), ["outcome"] = outcome },
        };
        var file = Path.Combine(_folder.FullName, "failures.scenario.json");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "flow.json"), flow.ToJsonString());
        await File.WriteAllTextAsync(file, scenario.ToJsonString());
        return await ScenarioRealTests.FaultsAsync(file, TestContext.Current.CancellationToken);
    }
}
