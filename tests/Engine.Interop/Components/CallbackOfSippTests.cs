using System.Text.Json.Nodes;
using Engine.Interop.Peers;
using Engine.Media.G711;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Callback with SIPp on both ends, each with its own verdict.</summary>
public sealed class CallbackOfSippTests(ComponentCalls calls) : IClassFixture<ComponentCalls>
{
    private const int RateHz = 8000;
    private static readonly short[] Voice = TestSound.Voice(41, 1200);

    [Fact]
    public async Task Talk_MemberSpeaksAndLeaves_ContactHearsItAndThePromptThatFollows()
    {
        using var tap = new RtpSink();
        await using var member = await SippParty.AddAsync(calls, new SippScenario("speak") { Says = Voice, Talk = 1500 });
        await using var contact = await SippParty.AddAsync(calls, new SippScenario("answer") { RtpPort = tap.Port });
        var group = $"sipp {member.Number}";
        await calls.Api.PostAsync("/v1/ring-groups", new JsonObject { ["name"] = group, ["members"] = new JsonArray(member.Number) });
        var flow = await calls.Api.PublishAsync(CallbackFlow.Of());
        using var run = new ComponentRun(
            calls.Api, new InteractionId(await calls.Api.StartAsync(new FlowId(flow), new { contact = contact.Number, group, from = ComponentCalls.CallerNumber })));

        var ended = await run.EndedAsync();

        ended.ExitOf("Callback").ShouldBe("call_finished");
        ended.Path.ShouldBe(["Callback", "Goodbye", "End"]);
        ended.Variables["agent"].ShouldBe(member.Number);
        await member.ShouldBeContentAsync();
        await contact.ShouldBeContentAsync();
        var heard = Array.ConvertAll(tap.Audio(), ALaw.Decode);
        TestSound.ShareOf(heard, Voice).ShouldBeGreaterThan(0.75);
        heard[^RateHz..].Max().ShouldBeGreaterThan((short)1000, "the goodbye");
    }
}
