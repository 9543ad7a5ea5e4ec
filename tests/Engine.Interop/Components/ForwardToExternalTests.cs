using Engine.Phone;
using Engine.Sip.Calls;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Forward to External on real calls: two phones, two trunks, the engine between them (XFER-10, XFER-11, XFER-13, XFER-14).</summary>
public sealed class ForwardToExternalTests(ComponentCalls calls) : IClassFixture<ComponentCalls>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly short[] ContactSays = TestSound.Voice(1, 2500);
    private static readonly short[] TargetSays = TestSound.Voice(2, 2500);

    // Holds XFER-01.
    [Theory]
    [InlineData("PCMU")]
    [InlineData("PCMA")]
    public async Task Talk_BothWaysAndTargetHangsUp_EndsBothAsOk(string codec)
    {
        using var second = await SecondPhone.AddAsync(calls, Speaking(TargetSays, at: 1), codecs: [codec]);
        using var run = await StartAsync(second, Speaking(ContactSays, at: 3));
        var target = await second.TalkingAsync();

        await TestSound.HeardAsync(target.Tap!, ContactSays);
        await TestSound.HeardAsync(run.Call.Tap!, TargetSays);
        target.HangUp();

        var ended = await run.EndedAsync();
        (ended.Outcome, ended.ExitOf("Forward")).ShouldBe(("answered", "ok"));
        ended.Path.ShouldBe(["Call", "Forward"]);
        await run.Call.Ended.WaitAsync(Patience);
        run.Call.EndedBy.ShouldBe(HangUpSide.Remote);
        target.Caller.ShouldContain(ComponentCalls.CallerNumber);
    }

    [Fact]
    public async Task Talk_ContactHangsUp_EndsBothAsOk()
    {
        using var second = await SecondPhone.AddAsync(calls);
        using var run = await StartAsync(second);
        var target = await second.TalkingAsync();
        await run.AnsweredAsync(calls: 2);
        run.Call.HangUp();

        (await run.EndedAsync()).ExitOf("Forward").ShouldBe("ok");
        await target.Ended.WaitAsync(Patience);
        target.EndedBy.ShouldBe(HangUpSide.Remote);
    }

    [Fact]
    public async Task Keys_CrossOnceBothWays()
    {
        using var second = await SecondPhone.AddAsync(calls, codecs: ["PCMA"]);
        using var run = await StartAsync(second);
        var target = await second.TalkingAsync();
        await Task.Delay(500);
        foreach (var key in "5#5")
        {
            run.Call.Press(key);
        }

        target.Press('1', KeyWay.Info);
        target.Press('*', KeyWay.Info);
        await UntilAsync(() => target.Tap!.Keys.Length >= 3 && run.Call.Tap!.Keys.Length >= 2);
        await Task.Delay(500);

        (target.Tap!.Keys, run.Call.Tap!.Keys).ShouldBe(("5#5", "1*"));
    }

    [Fact]
    public async Task Ringing_ContactHearsRingbackThenNoAnswerAndThePromptGoesOn()
    {
        using var second = await SecondPhone.AddAsync(calls, new PhoneConfig { Behaviour = PhoneBehaviour.Silent });
        using var run = await StartAsync(second, ringSeconds: 3);
        await (await second.RingingAsync()).Ended.WaitAsync(Patience);
        var rang = run.Call.Tap!.Heard();

        var ended = await run.EndedAsync();
        ended.Path.ShouldBe(["Call", "Forward", "Sorry", "End"]);
        ended.ExitOf("Forward").ShouldBe("no_answer");
        TestSound.ShareAt(rang, 440, 480).ShouldBeGreaterThan(0.9);
        run.Call.Tap!.Heard()[rang.Length..].Max().ShouldBeGreaterThan((short)2000);
    }

    [Fact]
    public async Task Ringing_EarlyMediaOfTheTarget_IsHeardInsteadOfRingback()
    {
        var early = TestSound.Voice(3, 2500);
        var phone = Speaking(TargetSays, at: 1) with { SaysEarly = early, RingFor = TimeSpan.FromSeconds(4) };
        using var second = await SecondPhone.AddAsync(calls, phone, codecs: ["PCMA"]);
        using var run = await StartAsync(second);
        var tap = (await run.Phone.CallAsync(Patience)).Tap!;
        var begins = await TestSound.HeardAsync(tap, early);

        // Ringback may be heard between the 183 and the first packet, not after it.
        var whileItRings = tap.Heard()[begins..];
        await second.TalkingAsync();
        await TestSound.HeardAsync(tap, TargetSays);

        TestSound.ShareAt(whileItRings, 440, 480).ShouldBeLessThan(0.5);
    }

    [Fact]
    public async Task Ringing_ContactHangsUp_CancelsTheTarget()
    {
        using var second = await SecondPhone.AddAsync(calls, new PhoneConfig { Behaviour = PhoneBehaviour.Silent });
        using var run = await StartAsync(second);
        var target = await second.RingingAsync();
        await run.EnteredAsync("Forward");
        run.Call.HangUp();

        await target.Ended.WaitAsync(Patience);
        target.Confirmed.ShouldBeFalse();
        var ended = await run.EndedAsync();
        (ended.ExitOf("Forward"), ended.Path.Last()).ShouldBe(("contact_hung_up", "Forward"));
    }

    [Theory]
    [InlineData(PhoneBehaviour.Busy, "no_answer", "Sorry")]
    [InlineData(PhoneBehaviour.Decline, "no_answer", "Sorry")]
    [InlineData(PhoneBehaviour.Unknown, "invalid_number", "Wrong")]
    public async Task Target_Refuses_ReturnsToTheFlowAndThePromptIsHeardWithin100Ms(PhoneBehaviour behaviour, string exit, string next)
    {
        using var second = await SecondPhone.AddAsync(calls, new PhoneConfig { Behaviour = behaviour, RingFor = TimeSpan.FromMilliseconds(200) });
        using var run = await StartAsync(second);

        var ended = await run.EndedAsync();
        ended.ExitOf("Forward").ShouldBe(exit);
        ended.ExitOf(next).ShouldBe("ok");
        ended.Path.ShouldBe(["Call", "Forward", next, "End"]);
        run.Call.Tap!.Heard().Max().ShouldBeGreaterThan((short)2000);
    }

    [Fact]
    public async Task Target_IsNoNumber_InvalidNumberWithoutAnInvite()
    {
        using var second = await SecondPhone.AddAsync(calls);
        using var run = await StartAsync(second, target: "front desk");

        (await run.EndedAsync()).ExitOf("Forward").ShouldBe("invalid_number");
        second.Phone.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("default", "Sorry")]
    [InlineData("end", null)]
    [InlineData("exit:invalid_number", "Wrong")]
    [InlineData("step:wrong", "Wrong")]
    public async Task TrunkDown_IsAnErrorAndGoesByOnError(string onError, string? next)
    {
        using var second = await SecondPhone.AddAsync(calls, enabled: false);
        using var run = await StartAsync(second, onError: onError);

        var ended = await run.EndedAsync();
        ended.ExitOf("Forward").ShouldBe("error");
        ended.Path.ShouldBe(next is null ? ["Call", "Forward"] : ["Call", "Forward", next, "End"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ShowContactNumber_OnlyWhereTheTrunkPassesIt(bool passes)
    {
        using var second = await SecondPhone.AddAsync(calls, passesCallerId: passes);
        using var run = await StartAsync(second, show: "contact_number");
        var target = await second.TalkingAsync();
        var contact = run.Call.Dialled.Split(':', '@')[1];

        target.Caller.ShouldContain(passes ? contact : ComponentCalls.CallerNumber);
        target.HangUp();
        (await run.EndedAsync()).ExitOf("Forward").ShouldBe("ok");
    }

    /// <summary>Says it three times: on a busy machine the two may be put through later than the first time.</summary>
    private static PhoneConfig Speaking(short[] voice, int at) => new()
    {
        RingFor = TimeSpan.FromMilliseconds(50),
        Says = [.. Enumerable.Range(0, 3).Select(turn => new PhoneUtterance(TimeSpan.FromSeconds(at + (4 * turn)), voice))],
    };

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!holds())
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private async Task<ComponentRun> StartAsync(
        SecondPhone second, PhoneConfig? contact = null, int ringSeconds = 10, string? target = null, string onError = "default",
        string show = "account_number")
    {
        return await calls.TalkAsync(
            ForwardFlow.Steps(second.Trunk, ringSeconds, onError, show), contact, [ForwardFlow.Target], new() { [ForwardFlow.Target] = target ?? second.Number });
    }
}
