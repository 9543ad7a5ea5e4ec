using System.Text.Json.Nodes;
using Engine.Interop.Peers;
using Engine.Sip.Calls;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Forward to External where SIPp is the external number, with its own verdict; the contact is a loopback phone, so that its tap can be checked.</summary>
public sealed class ForwardToSippTests(ComponentCalls calls) : IClassFixture<ComponentCalls>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly short[] Voice = TestSound.Voice(31, 1500);

    [Fact]
    public async Task Talk_TargetEchoesAndHangsUp_ContactHearsItselfAndBothEndAsOk()
    {
        await using var target = await SippParty.AddAsync(calls, new SippScenario("hang-up") { Echoes = true, Talk = 3500 });
        using var run = await StartAsync(target);
        await target.ReceivedAsync("ACK");
        run.Call.Say(Voice);
        await TestSound.HeardAsync(run.Call.Tap!, Voice);

        var ended = await run.EndedAsync();

        (ended.Outcome, ended.ExitOf("Forward")).ShouldBe(("answered", "ok"));
        ended.Path.ShouldBe(["Call", "Forward"]);
        ((string?)SecondAttempt(ended)["hang_up_side"], (int?)SecondAttempt(ended)["q850"]).ShouldBe(("contact", 16));
        await run.Call.Ended.WaitAsync(Patience);
        run.Call.EndedBy.ShouldBe(HangUpSide.Remote);
        await target.ShouldBeContentAsync();
    }

    [Theory]
    [InlineData(486, "no_answer", "Sorry", "busy")]
    [InlineData(404, "invalid_number", "Wrong", "not_found")]
    public async Task Target_Refuses_TheContactsLegGoesOn(int code, string exit, string next, string reason)
    {
        await using var target = await SippParty.AddAsync(calls, new SippScenario("final") { Code = code });
        using var run = await StartAsync(target);

        var ended = await run.EndedAsync();

        ended.Path.ShouldBe(["Call", "Forward", next, "End"]);
        (ended.ExitOf("Forward"), ended.ExitOf(next), ended.Outcome).ShouldBe((exit, "ok", "answered"));
        var attempt = SecondAttempt(ended);
        ((int?)attempt["sip_status"], (string?)attempt["reason"], (string?)attempt["trunk_id"]).ShouldBe((code, reason, target.Trunk));
        run.Call.Tap!.Heard().Max().ShouldBeGreaterThan((short)2000);
        await target.ShouldBeContentAsync();
    }

    [Fact]
    public async Task Target_IsNotPickedUp_IsCancelledAndTheContactsLegGoesOn()
    {
        await using var target = await SippParty.AddAsync(calls, new SippScenario("ring-forever"));
        using var run = await StartAsync(target, ringSeconds: 2);

        var ended = await run.EndedAsync();

        ended.Path.ShouldBe(["Call", "Forward", "Sorry", "End"]);
        (ended.ExitOf("Forward"), (string?)SecondAttempt(ended)["reason"]).ShouldBe(("no_answer", "ring_timeout"));
        ((int?)SecondAttempt(ended)["ringing_ms"])!.Value.ShouldBeInRange(1_900, 2_500);
        TestSound.ShareAt(run.Call.Tap!.Heard(), 440, 480).ShouldBeGreaterThan(0.9);
        await target.ShouldBeContentAsync();
    }

    [Fact]
    public async Task Target_SpeaksBeforeItAnswers_TheContactHearsIt()
    {
        await using var target = await SippParty.AddAsync(calls, new SippScenario("early-speech") { Says = Voice, Ring = 2500, Talk = 300 });
        using var run = await StartAsync(target);
        await TestSound.HeardAsync(run.Call.Tap!, Voice);
        target.Peer.Received("ACK").ShouldBeEmpty("it was heard before the answer");

        var ended = await run.EndedAsync();

        ended.ExitOf("Forward").ShouldBe("ok");
        TestSound.ShareAt(run.Call.Tap!.Heard(), 440, 480).ShouldBeLessThan(0.5);
        await target.ShouldBeContentAsync();
    }

    [Fact]
    public async Task Target_AnswersWhileTheContactHangsUp_IsClosedAllTheSame()
    {
        await using var target = await SippParty.AddAsync(calls, new SippScenario("late-answer"));
        using var run = await StartAsync(target);
        await target.ReceivedAsync("INVITE");
        await run.EnteredAsync("Forward");
        run.Call.HangUp();

        var ended = await run.EndedAsync();

        (ended.ExitOf("Forward"), ended.Path.Last()).ShouldBe(("contact_hung_up", "Forward"));
        await target.ShouldBeContentAsync();
        target.Peer.Received("BYE").ShouldHaveSingleItem();
    }

    // Holds XFER-13.
    [Fact]
    public async Task Target_HangsUpWithACause_TheContactsByeTellsIt()
    {
        const int networkOutOfOrder = 38;
        await using var contact = await SippParty.AddAsync(calls, new SippScenario("answer"));
        await using var target = await SippParty.AddAsync(calls, new SippScenario("hang-up") { Talk = 500, Cause = networkOutOfOrder });
        using var run = await contact.ForwardAsync(calls, ForwardFlow.Steps(target.Trunk), target.Number);

        (await run.EndedAsync()).ExitOf("Forward").ShouldBe("ok");
        await target.ShouldBeContentAsync();
        await contact.ShouldBeContentAsync();
        contact.Peer.Received("BYE").ShouldHaveSingleItem().ShouldContain("cause=38");
    }

    [Fact]
    public async Task Talk_ThroughAProxyThatAsksForCredentials_ContactHangsUp_EndsTheTargetThroughIt()
    {
        var callee = await Sipp.StartAsync(new SippScenario("answer") { Echoes = true });
        await using var proxy = await Kamailio.StartAsync("SHA-256", "proxy", callee.Port);
        var trunk = await SecondTrunk.AddAsync(calls, proxy.Port, new("auth_user", "trunkuser"), new("password", "trunksecret"));
        await using var target = new SippParty(callee, trunk.Id, trunk.Number);
        using var run = await StartAsync(target);
        await target.ReceivedAsync("ACK");
        run.Call.Say(Voice);
        await TestSound.HeardAsync(run.Call.Tap!, Voice);
        run.Call.HangUp();

        (await run.EndedAsync()).ExitOf("Forward").ShouldBe("ok");
        await target.ShouldBeContentAsync();
        callee.Hops("BYE").ShouldBe([2], "from us to the proxy and on");
    }

    private static JsonNode SecondAttempt(EndedRun ended) => ended.Interaction["attempts"]!.AsArray()[1]!;

    private Task<ComponentRun> StartAsync(SippParty target, int ringSeconds = 10) => calls.TalkAsync(
        ForwardFlow.Steps(target.Trunk, ringSeconds), null, [ForwardFlow.Target], new() { [ForwardFlow.Target] = target.Number });
}
