using System.Text.Json.Nodes;
using Engine.Phone;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Traffic Splitter in the whole engine: the shares are exact over each cycle, whatever runs at once and whoever publishes in between.</summary>
public sealed class TrafficSplitterTests(ComponentCalls calls) : IClassFixture<ComponentCalls>
{
    // Holds FLOW-42.
    [Fact]
    public async Task Shares_ManyAtOnceAndOneByOne_ExactOverEveryCycle()
    {
        var flow = await calls.Api.PublishAsync(Document());
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => ExitAsync(flow, "3")));
        atOnce.Count(exit => exit == "a").ShouldBe(6);
        atOnce.Count(exit => exit == "b").ShouldBe(4);
        atOnce.Count(exit => exit == "c").ShouldBe(2);
        var oneByOne = new List<string?>();
        for (var n = 0; n < 6; n++)
        {
            oneByOne.Add(await ExitAsync(flow, "3"));
        }

        oneByOne.ShouldBe(["a", "b", "a", "c", "b", "a"]);
    }

    [Fact]
    public async Task Exits_WhileTheContactIsOnTheLine_TakeTurnsAndTheCallGoesOn()
    {
        using var phone = CalleePhone.Start(new PhoneConfig { RingFor = TimeSpan.FromMilliseconds(50) });
        var flow = await calls.Api.PublishAsync(CallFlow.Of(await calls.TrunkAsync(phone.Port), JsonNode.Parse(Split("default", "2"))!.AsObject(), []));
        var paths = new List<string>();
        for (var n = 0; n < 3; n++)
        {
            var run = new ComponentRun(calls.Api, new InteractionId(await calls.Api.StartAsync(new FlowId(flow), new { customer_number = ComponentCalls.NextCallee() })));
            var ended = await run.EndedAsync();
            ended.Outcome.ShouldBe("answered");
            paths.Add($"{string.Join(',', ended.Path)} by {ended.ExitOf("Split")}");
        }

        paths.ShouldBe(["Call,Split,A by a", "Call,Split,B by b", "Call,Split,A by a"]);
    }

    [Theory]
    [InlineData("default", null)]
    [InlineData("end", null)]
    [InlineData("exit:b", "B")]
    [InlineData("step:other", "Other")]
    public async Task Weight_OutOfRange_IsAnErrorAndGoesByOnError(string onError, string? next)
    {
        using var run = await calls.TalkAsync(
            Split(onError, """{ "variable": "weight" }"""), variables: ["weight"], arguments: new() { ["weight"] = "0" });

        var ended = await run.EndedAsync();

        ended.ExitOf("Split").ShouldBe("error");
        ended.Path.ShouldBe(next is null ? ["Call", "Split"] : ["Call", "Split", next]);
        PromptCalls.Reasons(ended).ShouldContain("weight_out_of_range");
    }

    private static string Split(string onError, string weight) => $$"""
        {
          "split": { "type": "traffic_splitter", "name": "Split", "on_error": "{{onError}}",
            "settings": { "rules": [ { "exit": "a", "weight": {{weight}} }, { "exit": "b", "weight": 1 } ] }, "exits": { "a": "a", "b": "b" } },
          "a": { "type": "end_flow", "name": "A" }, "b": { "type": "end_flow", "name": "B" }, "other": { "type": "end_flow", "name": "Other" }
        }
        """;

    private static JsonNode Document() => JsonNode.Parse("""
        {
          "format": 1, "name": "Split", "description": "",
          "trigger": { "kind": "api_request", "arguments": [ { "name": "weight", "variable": "weight" } ] },
          "variables": { "weight": {} },
          "entry": "split",
          "steps": {
            "split": {
              "type": "traffic_splitter", "name": "Split",
              "settings": { "rules": [
                { "exit": "a", "weight": { "variable": "weight" } }, { "exit": "b", "weight": 2 }, { "exit": "c", "weight": 1 },
                { "exit": "off", "weight": 5, "enabled": false } ] },
              "exits": { "a": "end", "b": "end", "c": "end", "off": "end" }
            },
            "end": { "type": "end_flow", "name": "End" }
          }
        }
        """)!;

    private async Task<string?> ExitAsync(string flow, string weight)
    {
        var interaction = await calls.Api.StartAsync(new FlowId(flow), new { weight });
        await calls.Api.EndedAsync(new InteractionId(interaction), TimeSpan.FromSeconds(20));
        var steps = await calls.Api.GetAsync($"/v1/interactions/{interaction}/steps");
        return (string?)steps["items"]![1]!["exit"];
    }
}
