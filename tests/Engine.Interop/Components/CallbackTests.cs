using Engine.Phone;
using Engine.Ports;
using Engine.Sip.Calls;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Callback on real calls: a member of a ring group and the contact, each a phone with a trunk of its own.</summary>
public sealed class CallbackTests(ComponentCalls calls) : IClassFixture<ComponentCalls>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly short[] ContactSays = TestSound.Voice(11, 2500);
    private static readonly short[] MemberSays = TestSound.Voice(12, 2500);
    private static int _lastGroup;

    [Fact]
    public async Task Talk_SecondMemberAnswers_SoundBothWaysThenMemberLeavesAndThePromptFollows()
    {
        using var busy = await SecondPhone.AddAsync(calls, new PhoneConfig { Behaviour = PhoneBehaviour.Busy });
        using var member = await SecondPhone.AddAsync(calls, Speaking(MemberSays, at: 3), codecs: ["PCMA"]);
        using var contact = await SecondPhone.AddAsync(calls, Speaking(ContactSays, at: 2));
        var run = await StartAsync(contact.Number, [busy.Number, member.Number], contact.Phone);
        var talking = await member.TalkingAsync();
        var called = await contact.TalkingAsync();
        await TestSound.HeardAsync(talking.Tap!, ContactSays);
        await TestSound.HeardAsync(called.Tap!, MemberSays);
        talking.HangUp();

        var ended = await run.EndedAsync();
        ended.ExitOf("Callback").ShouldBe("call_finished");
        ended.Path.ShouldBe(["Callback", "Goodbye", "End"]);
        ended.Variables["agent"].ShouldBe(member.Number);
        busy.Phone.Calls.Count.ShouldBe(1);
        called.Tap!.Heard()[^8000..].Max().ShouldBeGreaterThan((short)1000);
    }

    [Fact]
    public async Task Talk_ContactHangsUp_EndsTheMembersCall()
    {
        using var member = await SecondPhone.AddAsync(calls);
        using var contact = await SecondPhone.AddAsync(calls);
        var run = await StartAsync(contact.Number, [member.Number], contact.Phone);
        var called = await contact.TalkingAsync();
        await run.AnsweredAsync(calls: 2);
        called.HangUp();

        (await run.EndedAsync()).ExitOf("Callback").ShouldBe("contact_hung_up");
        await (await member.TalkingAsync()).Ended.WaitAsync(Patience);
    }

    [Fact]
    public async Task Member_HangsUpWhileTheContactRings_CallAbortedAndTheContactIsCancelled()
    {
        using var member = await SecondPhone.AddAsync(calls);
        using var contact = await SecondPhone.AddAsync(calls, new PhoneConfig { Behaviour = PhoneBehaviour.Silent });
        var run = await StartAsync(contact.Number, [member.Number], contact.Phone);
        var talking = await member.TalkingAsync();
        var rung = await contact.RingingAsync();
        await Task.Delay(1500);
        talking.HangUp();

        (await run.EndedAsync()).ExitOf("Callback").ShouldBe("call_aborted");
        await rung.Ended.WaitAsync(Patience);
        rung.Confirmed.ShouldBeFalse();
        TestSound.ShareAt(talking.Tap!.Heard(), 440, 480).ShouldBeGreaterThan(0.9);
    }

    [Theory]
    [InlineData(PhoneBehaviour.Busy, "contact_rejected", null)]
    [InlineData(PhoneBehaviour.Unknown, "invalid_caller_id", "End")]
    public async Task Contact_CannotBeHad_EndsTheMembersCall(PhoneBehaviour behaviour, string exit, string? next)
    {
        using var member = await SecondPhone.AddAsync(calls);
        using var contact = await SecondPhone.AddAsync(calls, new PhoneConfig { Behaviour = behaviour });
        var run = await StartAsync(contact.Number, [member.Number], contact.Phone);

        var ended = await run.EndedAsync();
        ended.ExitOf("Callback").ShouldBe(exit);
        ended.Path.ShouldBe(next is null ? ["Callback"] : ["Callback", next]);
        ended.Variables["agent"].ShouldBe(member.Number);
        await (await member.TalkingAsync()).Ended.WaitAsync(Patience);
    }

    [Fact]
    public async Task Contact_IsOnTheLine_IsHungUpFirstAndCalledBack()
    {
        using var member = await SecondPhone.AddAsync(calls);
        using var contact = await SecondPhone.AddAsync(calls);
        var flow = await calls.Api.PublishAsync(CallFlow.Of(contact.Trunk, CallbackFlow.OfTheCallersOwn(), ["group"]));
        var run = new ComponentRun(
            calls.Api, new InteractionId(await calls.Api.StartAsync(new FlowId(flow), new { customer_number = contact.Number, group = await GroupAsync([member.Number]) })), contact.Phone);
        var talking = await member.TalkingAsync();
        contact.Phone.Calls[0].Ended.IsCompleted.ShouldBeTrue("nobody is rung before the present call is over");
        contact.Phone.Calls[0].EndedBy.ShouldBe(HangUpSide.Remote);
        var again = await contact.Phone.CallAsync(Patience, index: 1);
        await run.AnsweredAsync(calls: 3);
        talking.HangUp();

        var ended = await run.EndedAsync();
        ended.ExitOf("Callback").ShouldBe("call_finished");
        ended.Path.ShouldBe(["Call", "Callback"], "an exit that is not wired is the end");
        await again.Ended.WaitAsync(Patience);
        again.EndedBy.ShouldBe(HangUpSide.Remote);
    }

    [Fact]
    public async Task Member_ThatIsASipAddress_IsRungOverItsOwnTrunk()
    {
        using var member = await SecondPhone.AddAsync(calls);
        using var contact = await SecondPhone.AddAsync(calls);
        var run = await StartAsync(contact.Number, ["sip:agent@127.0.0.1"], contact.Phone, from: await OwnNumberAsync(member.Trunk));
        var talking = await member.TalkingAsync();
        talking.Dialled.ShouldBe("sip:agent@127.0.0.1");
        await run.AnsweredAsync(calls: 2);
        talking.HangUp();

        (await run.EndedAsync()).ExitOf("Callback").ShouldBe("call_finished");
    }

    [Fact]
    public async Task Line_TwoInteractionsOneMember_TheSecondWaitsUntilTheMemberIsFree()
    {
        using var member = await SecondPhone.AddAsync(calls);
        using var first = await SecondPhone.AddAsync(calls);
        using var second = await SecondPhone.AddAsync(calls);
        var group = await GroupAsync([member.Number]);
        var one = await StartInGroupAsync(first.Number, group, first.Phone);
        await first.TalkingAsync();
        var two = await StartInGroupAsync(second.Number, group, second.Phone);
        await two.EnteredAsync("Callback");
        await Task.Delay(1000);
        member.Phone.Calls.Count.ShouldBe(1);
        member.Phone.Calls[0].HangUp();
        await two.AnsweredAsync(calls: 2);
        member.Phone.Calls[1].HangUp();

        (await one.EndedAsync()).ExitOf("Callback").ShouldBe("call_finished");
        (await two.EndedAsync()).ExitOf("Callback").ShouldBe("call_finished");
    }

    [Fact]
    public async Task Line_TwoMembers_TalkWithTwoContactsAtTheSameTime()
    {
        using var member = await SecondPhone.AddAsync(calls);
        using var other = await SecondPhone.AddAsync(calls);
        using var first = await SecondPhone.AddAsync(calls);
        using var second = await SecondPhone.AddAsync(calls);
        var group = await GroupAsync([member.Number, other.Number]);
        var one = await StartInGroupAsync(first.Number, group, first.Phone);
        await first.TalkingAsync();
        var two = await StartInGroupAsync(second.Number, group, second.Phone);
        await one.AnsweredAsync(calls: 2);
        await two.AnsweredAsync(calls: 2);
        member.Phone.Calls.Count.ShouldBe(1);
        other.Phone.Calls[0].HangUp();
        member.Phone.Calls[0].HangUp();

        (await one.EndedAsync()).Variables["agent"].ShouldBe(member.Number);
        (await two.EndedAsync()).Variables["agent"].ShouldBe(other.Number);
    }

    [Fact]
    public async Task Group_IsUnknown_NoMatch()
    {
        using var contact = await SecondPhone.AddAsync(calls);
        var ended = await (await StartInGroupAsync(contact.Number, "nobody", contact.Phone)).EndedAsync();
        ended.ExitOf("Callback").ShouldBe("no_match");
        ended.Path.ShouldBe(["Callback", "Nobody"]);
        contact.Phone.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Contact_IsNoNumber_InvalidCallerIdWithoutACall()
    {
        using var member = await SecondPhone.AddAsync(calls);
        (await (await StartAsync("reception", [member.Number], member.Phone)).EndedAsync()).ExitOf("Callback").ShouldBe("invalid_caller_id");
        member.Phone.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task From_IsNotOurs_InvalidOutboundCallerId()
    {
        using var member = await SecondPhone.AddAsync(calls);
        (await (await StartAsync("+12025559999", [member.Number], member.Phone, from: "+12025550199")).EndedAsync())
            .ExitOf("Callback").ShouldBe("invalid_outbound_caller_id");
        member.Phone.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("default", null)]
    [InlineData("end", null)]
    [InlineData("exit:no_match", "Nobody")]
    [InlineData("step:other", "Other")]
    public async Task Contact_MayNotBeDialled_IsAnErrorAndGoesByOnError(string onError, string? next)
    {
        using var member = await SecondPhone.AddAsync(calls);
        using var contact = await SecondPhone.AddAsync(calls);
        var run = await StartAsync("+19005550100", [member.Number], contact.Phone, onError: onError);

        var ended = await run.EndedAsync();
        ended.ExitOf("Callback").ShouldBe("error");
        ended.Path.ShouldBe(next is null ? ["Callback"] : ["Callback", next]);
        await (await member.TalkingAsync()).Ended.WaitAsync(Patience);
    }

    private static PhoneConfig Speaking(short[] voice, int at) =>
        new() { RingFor = TimeSpan.FromMilliseconds(50), Says = [new PhoneUtterance(TimeSpan.FromSeconds(at), voice)] };

    /// <summary>A number of the account whose calls prefer that trunk.</summary>
    private async Task<string> OwnNumberAsync(string trunk)
    {
        var number = ComponentCalls.NextCallee();
        await calls.Api.PostAsync("/v1/numbers", new { number, trunk_id = trunk });
        return number;
    }

    private async Task<string> GroupAsync(string[] members)
    {
        var name = $"group {Interlocked.Increment(ref _lastGroup)}";
        await calls.Api.PostAsync("/v1/ring-groups", new { name, members });
        return name;
    }

    private async Task<ComponentRun> StartAsync(
        string contact, string[] members, CalleePhone phone, string from = ComponentCalls.CallerNumber, string onError = "end") =>
        await StartInGroupAsync(contact, await GroupAsync(members), phone, from, onError);

    private async Task<ComponentRun> StartInGroupAsync(
        string contact, string group, CalleePhone phone, string from = ComponentCalls.CallerNumber, string onError = "end")
    {
        var flow = await calls.Api.PublishAsync(CallbackFlow.Of(onError));
        return new ComponentRun(calls.Api, new InteractionId(await calls.Api.StartAsync(new FlowId(flow), new { contact, group, from })), phone);
    }
}
