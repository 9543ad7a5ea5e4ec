using Engine.Interop.Peers;
using Engine.Phone;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>
/// A party of a forward holds the call by re-INVITE and takes it back (XFER-13, SDP-08). That party is SIPp, which sends back what it hears: the
/// other one, a loopback phone, hears itself exactly while it is not on hold. SIPp checks the direction of each answer.
/// </summary>
public sealed class HoldTests(ComponentCalls calls) : IClassFixture<ComponentCalls>
{
    private const int PhaseMs = 2000;

    /// <summary>Well within a phase, also when the second leg takes its time.</summary>
    private const int SpokenMs = 800;
    private const string OldHold = "0.0.0.0";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData("sendonly", "recvonly")]
    [InlineData("inactive", "inactive")]
    public async Task TargetHolds_AndTakesItBack_TheBridgeStays(string hold, string answer)
    {
        await using var target = await SippParty.AddAsync(
            calls, new SippScenario("hold") { Echoes = true, Talk = PhaseMs, HoldDirection = hold, HoldAnswer = answer });
        using var run = await calls.TalkAsync(
            ForwardFlow.Steps(target.Trunk), null, [ForwardFlow.Target], new() { [ForwardFlow.Target] = target.Number });
        await target.ReceivedAsync("ACK");

        await HearsItselfUnlessHeldAsync(run.Call, target);

        var ended = await run.EndedAsync();
        (ended.ExitOf("Forward"), ended.Outcome).ShouldBe(("ok", "answered"));
        ended.Path.ShouldBe(["Call", "Forward"]);
        await run.Call.Ended.WaitAsync(Patience);
        await target.ShouldBeContentAsync();
    }

    [Fact]
    public async Task ContactHoldsInTheOldWay_AndTakesItBack_TheBridgeStays()
    {
        await using var contact = await SippParty.AddAsync(
            calls, new SippScenario("hold") { Echoes = true, Talk = PhaseMs, HoldDirection = "sendrecv", HoldAddress = OldHold });
        using var target = await SecondPhone.AddAsync(calls);
        using var run = await contact.ForwardAsync(calls, ForwardFlow.Steps(target.Trunk), target.Number, target.Phone);
        var talking = await target.TalkingAsync();

        await HearsItselfUnlessHeldAsync(talking, contact);

        var ended = await run.EndedAsync();
        (ended.ExitOf("Forward"), ended.Outcome).ShouldBe(("ok", "answered"));
        await talking.Ended.WaitAsync(Patience);
        await contact.ShouldBeContentAsync();
    }

    private static async Task HearsItselfUnlessHeldAsync(PhoneCall phone, SippParty holder)
    {
        var (before, meanwhile, after) = (TestSound.Voice(51, SpokenMs), TestSound.Voice(52, SpokenMs), TestSound.Voice(53, SpokenMs));
        phone.Say(before);
        await holder.AcceptedAsync(1);
        var beforeHold = phone.Tap!.Heard();
        phone.Say(meanwhile);
        await holder.AcceptedAsync(2);
        phone.Say(after);
        await TestSound.HeardAsync(phone.Tap!, after);

        TestSound.ShareOf(beforeHold, before).ShouldBeGreaterThan(0.75, "before the hold");
        TestSound.ShareOf(phone.Tap!.Heard(), meanwhile).ShouldBeLessThan(0.5, "while it was on hold");
    }
}
