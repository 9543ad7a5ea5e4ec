using System.Text.Json.Nodes;
using Engine.Phone;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Nobody of the group answers for as long as the step waits: real calls, a clock that is wound while they ring and in the pauses.</summary>
[Collection(Patient.Waits)]
public sealed class CallbackTimeoutTests(WoundCalls calls) : IClassFixture<WoundCalls>
{
    private const int Minutes = 5;

    /// <summary>A round of 20 s each takes longer than the step waits.</summary>
    private const int LongRound = 17;

    /// <summary>20 s of ringing and a pause of 15, 30, 45 … s fill five minutes.</summary>
    private const int RoundsOfOne = 5;

    /// <summary>Again and again. How often exactly is a matter of virtual time (CallbackTests of the actors): here a busy machine loses time between calls.</summary>
    private const int AtLeast = 2;

    [Theory]
    [InlineData(1, RoundsOfOne)]
    [InlineData(LongRound, LongRound - 2)]
    public async Task NobodyAnswers_Timeout_EveryCallIsCancelledAndTheContactNeverCalled(int members, int atMost)
    {
        using var member = await SecondPhone.AddAsync(calls, new PhoneConfig { Behaviour = PhoneBehaviour.Silent });
        using var contact = await SecondPhone.AddAsync(calls);
        var run = await StartAsync(member, contact, members);

        var ended = await calls.WindToTheEndAsync(run);

        ended.ExitOf("Callback").ShouldBe("timeout");
        ended.Path.ShouldBe(["Callback", "End"]);
        ended.Steps.Single(step => step.Name == "Callback").Seconds!.Value.ShouldBeInRange(60 * Minutes, (60 * Minutes) + 10);
        ended.Variables["agent"].ShouldBeNull();
        contact.Phone.Calls.ShouldBeEmpty();
        member.Phone.Calls.Count.ShouldBeInRange(AtLeast, atMost);
        foreach (var rung in member.Phone.Calls)
        {
            await rung.Ended.WaitAsync(TimeSpan.FromSeconds(5));
            rung.Confirmed.ShouldBeFalse();
        }
    }

    private async Task<ComponentRun> StartAsync(SecondPhone member, SecondPhone contact, int members)
    {
        var from = ComponentCalls.NextCallee();
        await calls.Api.PostAsync("/v1/numbers", new { number = from, trunk_id = member.Trunk });
        var group = $"silent {members}";
        var addresses = Enumerable.Range(1, members).Select(i => (JsonNode)$"sip:agent{i}@127.0.0.1");
        await calls.Api.PostAsync("/v1/ring-groups", new JsonObject { ["name"] = group, ["members"] = new JsonArray([.. addresses]) });
        var flow = await calls.Api.PublishAsync(CallbackFlow.Of(maxWaitMinutes: Minutes));
        return new ComponentRun(calls.Api, new InteractionId(await calls.Api.StartAsync(new FlowId(flow), new { contact = contact.Number, group, from })), contact.Phone);
    }
}
