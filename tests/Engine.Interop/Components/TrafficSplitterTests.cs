using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Traffic Splitter in the whole engine: the shares are exact over each cycle, whatever runs at once and whoever publishes in between.</summary>
public sealed class TrafficSplitterTests(ComponentCalls calls) : IClassFixture<ComponentCalls>
{
    [Fact]
    public async Task Shares_ManyAtOnceAndOneByOne_ExactOverEveryCycle()
    {
        var flow = await calls.Api.PublishAsync(Document("3"));
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

    [Theory]
    [InlineData("end", null)]
    [InlineData("exit:b", "End")]
    [InlineData("step:end", "End")]
    public async Task Weight_OutOfRange_IsAnErrorAndGoesByOnError(string onError, string? next)
    {
        var flow = await calls.Api.PublishAsync(Document(onError));
        var interaction = await calls.Api.StartAsync(flow, new { weight = "0" });
        await calls.Api.EndedAsync(interaction, TimeSpan.FromSeconds(20));
        var steps = (await calls.Api.GetAsync($"/v1/interactions/{interaction}/steps"))["items"]!.AsArray();

        ((string?)steps[1]!["exit"]).ShouldBe("error");
        steps.Count.ShouldBe(next is null ? 2 : 3);
    }

    private static JsonNode Document(string onError) => JsonNode.Parse($$"""
        {
          "format": 1, "name": "Split", "description": "",
          "trigger": { "kind": "api_request", "arguments": [ { "name": "weight", "variable": "weight" } ] },
          "variables": { "weight": {} },
          "entry": "split",
          "steps": {
            "split": {
              "type": "traffic_splitter", "name": "Split", "on_error": "{{(onError == "3" ? "default" : onError)}}",
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
        var interaction = await calls.Api.StartAsync(flow, new { weight });
        await calls.Api.EndedAsync(interaction, TimeSpan.FromSeconds(20));
        var steps = await calls.Api.GetAsync($"/v1/interactions/{interaction}/steps");
        return (string?)steps["items"]![1]!["exit"];
    }
}
