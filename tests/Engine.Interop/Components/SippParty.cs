using System.Text.Json.Nodes;
using Engine.Interop.Peers;
using Engine.Ports;
using Shouldly;

namespace Engine.Interop.Components;

/// <summary>SIPp as one of the parties of a component's call, with a trunk and a number of its own.</summary>
internal sealed record SippParty(Sipp Peer, string Trunk, string Number) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    public static async Task<SippParty> AddAsync(ComponentCalls calls, SippScenario scenario)
    {
        var peer = await Sipp.StartAsync(scenario);
        var trunk = await SecondTrunk.AddAsync(calls, peer.Port);
        return new SippParty(peer, trunk.Id, trunk.Number);
    }

    /// <summary>Starts a flow that calls this party and forwards to that number.</summary>
    public async Task<ComponentRun> ForwardAsync(ComponentCalls calls, string steps, string target, CalleePhone? phone = null)
    {
        var flow = await calls.Api.PublishAsync(CallFlow.Of(Trunk, JsonNode.Parse(steps)!.AsObject(), [ForwardFlow.Target]));
        return new ComponentRun(calls.Api, new InteractionId(await calls.Api.StartAsync(new FlowId(flow), new { customer_number = Number, target })), phone);
    }

    /// <summary>Waits until so many requests of that method have come, repeats included.</summary>
    public Task ReceivedAsync(string method, int count = 1) => UntilAsync(() => Peer.Received(method).Count >= count);

    /// <summary>Waits until so many of its requests were answered with 200.</summary>
    public Task AcceptedAsync(int count) => UntilAsync(() => Peer.Answers(200) >= count);

    /// <summary>SIPp itself must be content: every message of the scenario came, and in order.</summary>
    public async Task ShouldBeContentAsync() => (await Peer.VerdictAsync(Patience)).ShouldBe(0, Peer.Errors);

    public ValueTask DisposeAsync() => Peer.DisposeAsync();

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!holds())
        {
            await Task.Delay(Poll, limit.Token);
        }
    }
}
