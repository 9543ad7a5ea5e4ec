using System.Text.Json.Nodes;
using Engine.Ports;

namespace Engine.Host.Demo;

/// <summary>The integrator's part of the demo over HTTP: number, trunk and flow, then one request, then watching it to its end.</summary>
internal sealed class DemoCall(DemoClient client, DemoLadder ladder, TimeProvider time)
{
    private const string CallerNumber = "+12025550100";
    private const string CustomerNumber = "+12025550143";
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>Sets up an empty account and returns the flow's id.</summary>
    public async Task<string> PrepareAsync(JsonNode flow, int phonePort, CancellationToken cancellation)
    {
        await client.PostAsync("/v1/numbers", new JsonObject { ["number"] = CallerNumber, ["label"] = "Demo" }, cancellation: cancellation);
        var gateway = new JsonObject { ["host"] = "127.0.0.1", ["port"] = phonePort };
        await client.PostAsync("/v1/trunks", new JsonObject { ["name"] = "Loopback phone", ["gateways"] = new JsonArray(gateway) }, cancellation: cancellation);
        var draft = await client.PostAsync("/v1/flows", new JsonObject { ["document"] = flow }, cancellation: cancellation);
        var id = (string)draft["flow_id"]!;
        await client.PostAsync($"/v1/flows/{id}/publish", new JsonObject(), $"\"{draft["etag"]}\"", cancellation);
        return id;
    }

    /// <summary>The one request that all of this is for.</summary>
    public async Task<string> StartAsync(FlowId flowId, CancellationToken cancellation)
    {
        var accepted = await client.PostAsync(
            $"/flows/{flowId}/interactions",
            new JsonObject { ["customer_number"] = CustomerNumber, ["order_number"] = "4271", ["origin_store"] = "Luigi's" },
            cancellation: cancellation);
        return (string)accepted["interaction_id"]!;
    }

    /// <summary>Shows each event as it is stored, until the interaction has ended; returns it with its attempts.</summary>
    public async Task<JsonNode> FollowAsync(InteractionId interactionId, CancellationToken cancellation)
    {
        long after = 0;
        while (true)
        {
            after = await ShowEventsAsync(interactionId, after, cancellation);
            var interaction = await client.GetAsync($"/v1/interactions/{interactionId}", cancellation);
            if ((string)interaction["state"]! == "ended")
            {
                await ShowEventsAsync(interactionId, after, cancellation);
                return interaction;
            }

            await Task.Delay(Poll, time, cancellation);
        }
    }

    public async Task<IReadOnlyList<DemoStep>> StepsAsync(InteractionId interactionId, CancellationToken cancellation)
    {
        var rows = await client.GetAsync($"/v1/interactions/{interactionId}/steps", cancellation);
        return [.. rows["items"]!.AsArray().Select(row => new DemoStep(
            row!["step_execution_order"]!.GetValue<int>(),
            (string)row["component_title"]!,
            (string)row["step_name"]!,
            (string?)row["exit"],
            row["time_in_step"] is { } seconds ? (long)(seconds.GetValue<decimal>() * 1000) : null))];
    }

    private async Task<long> ShowEventsAsync(InteractionId interactionId, long after, CancellationToken cancellation)
    {
        var events = await client.GetAsync($"/v1/interactions/{interactionId}/events?after={after}", cancellation);
        foreach (var happened in events["items"]!.AsArray())
        {
            after = happened!["number"]!.GetValue<long>();
            ladder.Step(Describe(happened));
        }

        return after;
    }

    private static string Describe(JsonNode happened)
    {
        var data = happened["data"];
        string?[] details = [(string?)data?["step"], (string?)data?["exit"], (string?)data?["reason"], (string?)data?["outcome"]];
        return $"{happened["type"]}  {string.Join(", ", details.Where(d => !string.IsNullOrEmpty(d)))}".TrimEnd();
    }
}
