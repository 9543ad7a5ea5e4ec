using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Speech;
using Engine.Ports.Trunks;
using Engine.Testing.Calls;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Interactions;

/// <summary>One flow through every way its call can go, end to end on virtual time.</summary>
public sealed class OutcomeTests
{
    private readonly SimulatedEngine _world = new SimulatedEngine().Started();

    [Fact]
    public void Call_AnsweredAndHeard_EndsAnsweredWithOneByeOfOurs()
    {
        _world.Network.Script = _ => Callee.Answers;

        var id = _world.Accept();
        _world.Run(TimeSpan.FromMinutes(1));

        var end = _world.EndOf(id);
        end.Outcome.ShouldBe(Outcome.Answered);
        _world.Network.Log.Select(m => m.Method).ShouldBe(["INVITE", "ACK", "BYE"]);
        _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.CallRinging>().ShouldHaveSingleItem().PostDialDelayMs.ShouldBe(150);
        var heard = _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.PlaybackFinished>().ShouldHaveSingleItem();
        heard.Completed.ShouldBeTrue();
        heard.PlayedMs.ShouldBe((long)CourierFlow.MessageTime.TotalMilliseconds);
        _world.ShouldBeClean();
    }

    // Holds FLOW-24.
    [Theory]
    [InlineData(486, Outcome.Busy, "busy")]
    [InlineData(600, Outcome.Busy, "busy_everywhere")]
    [InlineData(603, Outcome.Busy, "declined")]
    [InlineData(404, Outcome.InvalidNumber, "not_found")]
    [InlineData(410, Outcome.InvalidNumber, "number_gone")]
    [InlineData(484, Outcome.InvalidNumber, "incomplete")]
    [InlineData(604, Outcome.InvalidNumber, "not_found_anywhere")]
    [InlineData(480, Outcome.NoAnswer, "unavailable")]
    public void Call_Refused_EndsByTheTable(int status, Outcome outcome, string reason)
    {
        _world.Network.Script = _ => Callee.Refuses(status);

        var id = _world.Accept();
        _world.Run(TimeSpan.FromMinutes(1));

        var end = _world.EndOf(id);
        end.Outcome.ShouldBe(outcome);
        end.Reason.ShouldBe(reason);
        _world.Store.State(new InteractionId(id)).Attempts.ShouldHaveSingleItem().Failure!.SipStatus.ShouldBe(status);
        _world.Network.Count("INVITE").ShouldBe(1);
        _world.ShouldBeClean();
    }

    [Fact]
    public void Call_NeverPickedUp_CancelledAfterRingTimeAndNoAnswer()
    {
        _world.Network.Script = _ => Callee.OnlyRings;

        var id = _world.Accept();
        _world.Run(TimeSpan.FromMinutes(1));

        _world.EndOf(id).ShouldBe(new InteractionResult(Outcome.NoAnswer, "ring_timeout", Party.Contact, Party.Engine));
        _world.Store.State(new InteractionId(id)).Attempts[0].Failure!.RingingMs.ShouldBe(15_000);
        _world.Network.Log.Select(m => m.Method).ShouldBe(["INVITE", "CANCEL", "ACK"]);
        _world.ShouldBeClean();
    }

    [Fact]
    public void Call_AnswerCrossesCancel_StaysNoAnswerAndIsFlagged()
    {
        _world.Network.Script = _ => Callee.OnlyRings with { AnswersOnCancel = true };

        var id = _world.Accept();
        _world.Run(TimeSpan.FromMinutes(1));

        _world.EndOf(id).Outcome.ShouldBe(Outcome.NoAnswer);
        _world.Store.State(new InteractionId(id)).Attempts[0].Failure!.AnsweredAfterCancel.ShouldBeTrue();
        _world.Network.Log.Select(m => m.Method).ShouldBe(["INVITE", "CANCEL", "ACK", "BYE"]);
        _world.ShouldBeClean();
    }

    [Fact]
    public void Call_NothingComesBack_NoAnswerWithTheTrunkNamed()
    {
        _world.Network.Script = _ => Callee.Silent;

        var end = _world.RunToEnd();

        end.Outcome.ShouldBe(Outcome.NoAnswer);
        end.Reason.ShouldBe("no_response");
        end.Party.ShouldBe(Party.Trunk);
        _world.Network.Log.Where(m => m.Method == "INVITE").Select(m => m.Destination).ShouldBe(["192.0.2.1:5060", "192.0.2.2:5060"]);
    }

    // Holds DNS-06 and CALL-50.
    [Fact]
    public void Call_FirstGatewayRefuses_SecondIsTriedUnderTheSameCallId()
    {
        _world.Network.Script = request => request.Gateway.Host == "192.0.2.1" ? Callee.Refuses(503) : Callee.Answers;

        var id = _world.Accept();
        _world.Run(TimeSpan.FromMinutes(1));

        _world.EndOf(id).Outcome.ShouldBe(Outcome.Answered);
        var invites = _world.Network.Log.Where(m => m.Method == "INVITE").ToList();
        invites.Select(m => m.Destination).ShouldBe(["192.0.2.1:5060", "192.0.2.2:5060"]);
        invites[0].CallId.ShouldBe(invites[1].CallId);
        invites[0].Branch.ShouldNotBe(invites[1].Branch);
        _world.ShouldBeClean();
    }

    [Fact]
    public void Call_EveryGatewayRefuses_FailsWithTheLastEvidence()
    {
        _world.Network.Script = _ => Callee.Refuses(503);

        var end = _world.RunToEnd();

        end.Outcome.ShouldBe(Outcome.Failed);
        end.Party.ShouldBe(Party.Trunk);
        _world.Network.Count("INVITE").ShouldBe(2);
        _world.ShouldBeClean();
    }

    [Fact]
    public void Call_ContactHangsUpMidPrompt_PlayedPartIsKnown()
    {
        var half = CourierFlow.MessageTime / 2;
        _world.Network.Script = _ => Callee.Answers with { HangsUpAfter = half };

        var id = _world.Accept();
        _world.Run(TimeSpan.FromMinutes(1));

        var end = _world.EndOf(id);
        end.Outcome.ShouldBe(Outcome.Answered);
        end.HungUpBy.ShouldBe(Party.Contact);
        var heard = _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.PlaybackFinished>().ShouldHaveSingleItem();
        heard.Completed.ShouldBeFalse();
        (100.0 * heard.PlayedMs / heard.TotalMs).ShouldBeInRange(47, 53);
        _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.StepLeft>().ShouldContain(e => e.Exit == "contact_hung_up");
        _world.ShouldBeClean();
    }

    [Theory]
    [InlineData("12")]
    [InlineData("not a number")]
    public void Call_NumberIsNone_InvalidWithoutAnInvite(string contact)
    {
        _world.RunToEnd(contact).Outcome.ShouldBe(Outcome.InvalidNumber);
        _world.Network.Log.ShouldBeEmpty();
    }

    // Holds TRK-21.
    [Fact]
    public void Call_TrunkWithoutAChannel_GoesOverTheNextTrunk()
    {
        var routing = _world.Store.Routing[CourierFlow.Account];
        _world.Store.Routing[CourierFlow.Account] = routing with { Trunks = [.. routing.Trunks, new Trunk(new TrunkId("other"), "Other", null, [new Gateway("192.0.2.9")])] };
        _world.Calls.FullTrunks.Add("main");

        _world.RunToEnd().Outcome.ShouldBe(Outcome.Answered);
        _world.Network.Log.Where(m => m.Method == "INVITE").Select(m => m.Destination).ShouldBe(["192.0.2.9:5060"]);
    }

    // Holds AUTH-12.
    [Fact]
    public void Call_TrunkWhosePasswordCannotBeOpened_GoesOverTheNextTrunkAndOpensNoOther()
    {
        var (used, unused) = (new HeldPassword("secret"), new HeldPassword("secret"));
        var routing = _world.Store.Routing[CourierFlow.Account];
        _world.Store.Routing[CourierFlow.Account] = routing with
        {
            Trunks =
            [
                routing.Trunks[0] with { Login = new TrunkLogin("user", new HeldPassword(null)) },
                new Trunk(new TrunkId("other"), "Other", null, [new Gateway("192.0.2.9")]) { Login = new TrunkLogin("user", used) },
                new Trunk(new TrunkId("third"), "Third", null, [new Gateway("192.0.2.10")]) { Login = new TrunkLogin("user", unused) },
            ],
        };

        _world.RunToEnd().Outcome.ShouldBe(Outcome.Answered);

        _world.Network.Log.Where(m => m.Method == "INVITE").Select(m => m.Destination).ShouldBe(["192.0.2.9:5060"]);
        (used.Opened > 0, unused.Opened).ShouldBe((true, 0));
    }

    // Holds AUTH-12.
    [Fact]
    public void Call_OnlyTrunkWhosePasswordCannotBeOpened_SaysSoWithoutAMessage()
    {
        var routing = _world.Store.Routing[CourierFlow.Account];
        _world.Store.Routing[CourierFlow.Account] = routing with { Trunks = [routing.Trunks[0] with { Login = new TrunkLogin("user", new HeldPassword(null)) }] };

        var result = _world.RunToEnd();

        (result.Outcome, result.Reason, result.Party).ShouldBe((Outcome.Failed, "trunk_password_unreadable", Party.Trunk));
        _world.Network.Log.ShouldBeEmpty();
    }

    // Holds TXN-32.
    [Fact]
    public void Call_EveryTrunkFull_EndsWithoutAMessage()
    {
        _world.Calls.FullTrunks.Add("main");

        _world.RunToEnd().Reason.ShouldBe("channels_exhausted");
        _world.Network.Log.ShouldBeEmpty();
    }

    // Holds ID-04.
    [Fact]
    public void Call_ForeignCallerId_RefusedBeforeAMessage()
    {
        _world.Store.Routing[CourierFlow.Account] = _world.Store.Routing[CourierFlow.Account] with { Numbers = new HashSet<string>(StringComparer.Ordinal) };

        _world.RunToEnd().Reason.ShouldBe("caller_id_not_allowed");
        _world.Network.Log.ShouldBeEmpty();
    }

    // Holds SEC-09.
    [Fact]
    public void Call_PremiumNumber_RefusedByPolicyBeforeAMessage()
    {
        var end = _world.RunToEnd("+19005550100");

        end.Outcome.ShouldBe(Outcome.Failed);
        end.Reason.ShouldBe("policy_blocked");
        _world.Network.Log.ShouldBeEmpty();
    }

    // Holds FLOW-63.
    [Fact]
    public void Prompt_First_IsRenderedBeforeTheInviteLeaves()
    {
        var spokenAtInvite = -1;
        _world.Network.Script = _ =>
        {
            spokenAtInvite = spokenAtInvite < 0 ? _world.Speech.Spoken.Count : spokenAtInvite;
            return Callee.Answers;
        };

        _world.RunToEnd();

        spokenAtInvite.ShouldBe(1);
        _world.Speech.Spoken.ShouldBe([CourierFlow.Message]);
    }

    // Holds FLOW-63.
    [Fact]
    public void Prompt_CannotBeSpoken_NobodyIsCalled()
    {
        _world.Speech.Fault = SpeechFault.EngineFailed;

        var end = _world.RunToEnd();

        end.Outcome.ShouldBe(Outcome.Failed);
        end.Reason.ShouldBe("speech_failed");
        _world.Network.Log.ShouldBeEmpty();
    }

    // Holds FLOW-63 and FLOW-67.
    [Fact]
    public void Prompt_NobodyHasWordsFor_NobodyIsCalledAndTheAuthorIsTold()
    {
        _world.Speech.Fault = SpeechFault.NotSpeakable;

        var end = _world.RunToEnd();

        (end.Outcome, end.Reason, end.Party).ShouldBe((Outcome.Failed, "text_not_speakable", Party.Caller));
        _world.Network.Log.ShouldBeEmpty();
    }
}
