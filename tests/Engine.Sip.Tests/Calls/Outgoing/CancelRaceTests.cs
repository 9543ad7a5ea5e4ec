using Engine.Sip.Auth;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Counters;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls.Outgoing;

/// <summary>Scenarios B: CANCEL and everything that crosses it.</summary>
public sealed class CancelRaceTests
{
    // Holds CALL-31 and CALL-32.
    [Fact]
    public void B01_CancelAfterRinging_200ThenFinal487()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = Ringing(rig);
        rig.Agent.Cancel(ticket, CancelCause.Caller);
        rig.Settle();
        var cancel = rig.Requests("CANCEL").ShouldHaveSingleItem();
        cancel.Branch.ShouldBe(invite.Branch);
        cancel.RequestUri.ShouldBe(invite.RequestUri);
        cancel.CSeq.ShouldBe(invite.CSeq);
        cancel["To"].ShouldBe(invite["To"]);
        cancel["From"].ShouldBe(invite["From"]);
        cancel["Call-ID"].ShouldBe(invite["Call-ID"]);
        cancel["Via"].ShouldBe(invite["Via"]);
        cancel["Reason"].ShouldStartWith("SIP;cause=487");
        rig.Peer.Respond(cancel, 200);
        call.Results.ShouldBeEmpty();
        rig.Peer.Respond(invite, 487, "c1");
        rig.Requests("ACK").ShouldHaveSingleItem();
        (call.Result.Exit, call.Result.Reason, call.Result.Party).ShouldBe((CallExit.Cancelled, CallReason.Cancelled, Party.Caller));
        call.Events.ShouldBe(["provisional 180", "cancelling Caller", "ended"]);
    }

    // Holds CALL-33.
    [Fact]
    public void B02_Final487BeforeThe200OfTheCancel_Same()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = Cancelled(rig);
        rig.Peer.Respond(invite, 487, "c1");
        rig.Peer.Respond(rig.Requests("CANCEL")[0], 200);
        call.Result.Exit.ShouldBe(CallExit.Cancelled);
        rig.Requests("ACK").ShouldHaveSingleItem();
        ticket.ShouldNotBeNull();
    }

    // Holds CALL-35.
    [Theory]
    [InlineData(200, true)]
    [InlineData(481, true)]
    [InlineData(200, false)]
    public void B03B04_LateAnswer_AckedAndByedAndFlagged(int toCancel, bool cancelAnsweredFirst)
    {
        using var rig = new Rig();
        (_, var call, var invite) = Cancelled(rig);
        var cancel = rig.Requests("CANCEL")[0];
        if (cancelAnsweredFirst)
        {
            rig.Peer.Respond(cancel, toCancel);
        }

        rig.Peer.Contact = "<sip:bob@203.0.113.5:5070>";
        rig.Peer.Respond(invite, 200, "c1", body: FakePeer.Answer);
        var ack = rig.Requests("ACK").ShouldHaveSingleItem();
        var bye = rig.Requests("BYE").ShouldHaveSingleItem();
        rig.Sent.IndexOf(ack).ShouldBeLessThan(rig.Sent.IndexOf(bye));
        bye.RequestUri.ShouldBe("sip:bob@203.0.113.5:5070");
        bye["Reason"].ShouldStartWith("SIP;cause=487");
        (call.Result.Exit, call.Result.AnsweredAfterCancel).ShouldBe((CallExit.Cancelled, true));
        rig.Count(SipEvent.AnsweredAfterCancel).ShouldBe(1);
        if (!cancelAnsweredFirst)
        {
            rig.Peer.Respond(cancel, toCancel);
        }

        // CALL-36: a repeated 2xx is ACKed again and gets no second BYE.
        rig.Pass(500);
        rig.Peer.Respond(invite, 200, "c1", body: FakePeer.Answer);
        rig.Requests("ACK").Length.ShouldBe(2);
        rig.Requests("ACK")[1].Bytes.ShouldBe(ack.Bytes);
        rig.Requests("BYE").Select(m => m.Branch).Distinct().ShouldHaveSingleItem();
        rig.Peer.Respond(bye, 200);
    }

    // Holds CALL-35.
    [Fact]
    public void B03_RingTimeoutThenLateAnswer_StaysNoAnswerAndFlagged()
    {
        using var rig = new Rig();
        (_, var call, var invite) = Ringing(rig);
        rig.Pass(15_000);
        rig.Peer.Respond(invite, 200, "c1", body: FakePeer.Answer);
        (call.Result.Exit, call.Result.Reason, call.Result.AnsweredAfterCancel).ShouldBe((CallExit.NoAnswer, CallReason.RingTimeout, true));
        rig.Peer.Respond(rig.Requests("BYE").ShouldHaveSingleItem(), 200);
        call.Events.ShouldNotContain("answered");
    }

    // Holds CALL-34.
    [Fact]
    public void B05_CancelAnsweredButNoFinal_EndsAfter64T1()
    {
        using var rig = new Rig();
        (_, var call, _) = Cancelled(rig);
        rig.Peer.Respond(rig.Requests("CANCEL")[0], 200);
        rig.Pass(31_999);
        call.Results.ShouldBeEmpty();
        rig.Pass(1);
        call.Result.Exit.ShouldBe(CallExit.Cancelled);
        rig.Count(SipEvent.CancelWithoutFinal).ShouldBe(1);
    }

    // Holds TXN-21.
    [Fact]
    public void B05_AnswerAfterTheWait_StillAckedAndByed()
    {
        using var rig = new Rig();
        (_, var call, var invite) = Cancelled(rig);
        rig.Peer.Respond(rig.Requests("CANCEL")[0], 200);
        rig.Pass(40_000);
        rig.Peer.Respond(invite, 200, "c1", body: FakePeer.Answer);
        rig.Requests("ACK").ShouldHaveSingleItem();
        rig.Peer.Respond(rig.Requests("BYE").ShouldHaveSingleItem(), 200);
        call.Results.Count.ShouldBe(1);
    }

    // Holds CALL-39.
    [Fact]
    public void B06_NoAnswerToTheCancelBut487_Fine()
    {
        using var rig = new Rig();
        (_, var call, var invite) = Cancelled(rig);
        rig.Pass(2000);
        rig.Requests("CANCEL").Length.ShouldBe(3);
        rig.Peer.Respond(invite, 487, "c1");
        call.Result.Exit.ShouldBe(CallExit.Cancelled);
    }

    // Holds CALL-39.
    [Theory]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(405)]
    [InlineData(481)]
    public void B07_CancelRefused_WaitsForTheFinal(int status)
    {
        using var rig = new Rig();
        (_, var call, var invite) = Cancelled(rig);
        rig.Peer.Respond(rig.Requests("CANCEL")[0], status);
        call.Results.ShouldBeEmpty();
        rig.Pass(3000);
        rig.Peer.Respond(invite, 487, "c1");
        call.Result.Exit.ShouldBe(CallExit.Cancelled);
    }

    // Holds CALL-30.
    [Fact]
    public void B08_CancelBeforeAnyProvisional_HeldUntilOneComes()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        rig.Agent.Cancel(ticket, CancelCause.Caller);
        rig.Pass(1600);
        rig.Requests("CANCEL").ShouldBeEmpty();
        rig.Requests("INVITE").Length.ShouldBe(3);
        rig.Peer.Respond(invite, 100);
        var cancel = rig.Requests("CANCEL").ShouldHaveSingleItem();
        rig.Peer.Respond(cancel, 200);
        rig.Peer.Respond(invite, 487, "c1");
        call.Result.Exit.ShouldBe(CallExit.Cancelled);
    }

    // Holds CALL-30.
    [Fact]
    public void B08_CancelBeforeAnyProvisionalAnd200First_AckAndBye()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        rig.Agent.Cancel(ticket, CancelCause.Caller);
        rig.Settle();
        rig.Peer.Respond(invite, 200, "c1", body: FakePeer.Answer);
        rig.Requests("CANCEL").ShouldBeEmpty();
        rig.Requests("ACK").ShouldHaveSingleItem();
        rig.Peer.Respond(rig.Requests("BYE").ShouldHaveSingleItem(), 200);
        (call.Result.Exit, call.Result.AnsweredAfterCancel).ShouldBe((CallExit.Cancelled, true));
    }

    // Holds CALL-30.
    [Fact]
    public void B09_CancelAndNoResponseEver_NoCancelOnTheWireEndsWithB()
    {
        using var rig = new Rig();
        (var ticket, var call, _) = rig.Place();
        rig.Agent.Cancel(ticket, CancelCause.Caller);
        rig.Pass(31_999);
        call.Results.ShouldBeEmpty();
        rig.Pass(1);
        call.Result.Exit.ShouldBe(CallExit.Cancelled);
        rig.Requests("CANCEL").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void B10_CancelAnd486InOneMillisecond_OneResult(bool cancelFirst)
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = Ringing(rig);
        if (cancelFirst)
        {
            rig.Agent.Cancel(ticket, CancelCause.Caller);
            rig.Settle();
            rig.Peer.Respond(invite, 486, "c1");
        }
        else
        {
            rig.Peer.Respond(invite, 486, "c1");
            rig.Agent.Cancel(ticket, CancelCause.Caller);
        }

        rig.Pass(100);
        call.Result.Exit.ShouldBe(cancelFirst ? CallExit.Cancelled : CallExit.Busy);
        rig.Requests("ACK").ShouldHaveSingleItem();
    }

    // Holds AUTH-01.
    [Fact]
    public void B11_CancelAfterAuthRetry_MatchesTheNewestInvite()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place(new CallSettings { Credentials = new TrunkCredentials("u", "p") });
        rig.Peer.Respond(invite, 401, "c1", headers: "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"");
        var second = rig.Requests("INVITE")[1];
        rig.Agent.Cancel(ticket, CancelCause.Caller);
        rig.Settle();
        rig.Requests("CANCEL").ShouldBeEmpty();
        rig.Peer.Respond(second, 180, "c2");
        var cancel = rig.Requests("CANCEL").ShouldHaveSingleItem();
        (cancel.Branch, cancel.CSeq).ShouldBe((second.Branch, second.CSeq));
        cancel["Authorization"].ShouldBe(second["Authorization"]);
        rig.Peer.Respond(second, 487, "c2");
        call.Result.Exit.ShouldBe(CallExit.Cancelled);
    }

    // Holds CALL-38.
    [Theory]
    [InlineData(401)]
    [InlineData(407)]
    [InlineData(302)]
    [InlineData(422)]
    public void B11_ChallengeOrRedirectAfterCancel_AckedAndNoNewInvite(int status)
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place(new CallSettings { Credentials = new TrunkCredentials("u", "p") });
        rig.Peer.Respond(invite, 100);
        rig.Agent.Cancel(ticket, CancelCause.Caller);
        rig.Settle();
        rig.Peer.Respond(invite, status, "c1", headers: "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"");
        rig.Requests("INVITE").ShouldHaveSingleItem();
        rig.Requests("ACK").ShouldHaveSingleItem();
        call.Result.Exit.ShouldBe(CallExit.Cancelled);
    }

    // Holds CALL-42 and CALL-43.
    [Fact]
    public void B12_TwoLateAnswersWithTwoTags_AckAndByeToEach()
    {
        using var rig = new Rig();
        (_, var call, var invite) = Cancelled(rig);
        foreach (var tag in new[] { "a", "b", "a", "b" })
        {
            rig.Peer.Respond(invite, 200, tag, body: FakePeer.Answer);
        }

        rig.Requests("ACK").Select(m => m.ToTag).ShouldBe(["a", "b", "a", "b"]);
        rig.Requests("BYE").Select(m => m.ToTag).ShouldBe(["a", "b"]);
        call.Results.Count.ShouldBe(1);
        foreach (var bye in rig.Requests("BYE"))
        {
            rig.Peer.Respond(bye, 200);
        }
    }

    // Holds TXN-12 and CALL-33.
    [Fact]
    public void B13_487RepeatedFiveTimes_FiveAcksOneEvent()
    {
        using var rig = new Rig();
        (_, var call, var invite) = Cancelled(rig);
        for (var i = 0; i < 5; i++)
        {
            rig.Peer.Respond(invite, 487, "c1");
        }

        rig.Requests("ACK").Length.ShouldBe(5);
        rig.Requests("ACK").Select(m => Convert.ToHexString(m.Bytes)).Distinct().ShouldHaveSingleItem();
        call.Results.Count.ShouldBe(1);
    }

    // Holds CALL-3B.
    [Fact]
    public void B14_AnswerReadBeforeTheRingTimer_IsAnswered()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = Ringing(rig);
        rig.Pass(14_999);
        rig.Peer.Respond(invite, 200, "c1", body: FakePeer.Answer);
        rig.Pass(10);
        call.Events[^1].ShouldBe("answered");
        rig.Requests("CANCEL").ShouldBeEmpty();
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Respond(rig.Sent[^1], 200);
    }

    // Holds CALL-37.
    [Theory]
    [InlineData(1500, CallExit.Busy)]
    [InlineData(2500, CallExit.NoAnswer)]
    public void DefiniteAnswerAfterRingTimeout_RefinesWithinTwoSeconds(int after, CallExit exit)
    {
        using var rig = new Rig();
        (_, var call, var invite) = Ringing(rig);
        rig.Pass(15_000 + after);
        rig.Peer.Respond(invite, 486, "c1");
        call.Result.Exit.ShouldBe(exit);
    }

    // Holds CALL-32.
    [Fact]
    public void AnsweredElsewhere_SaysSoToTheCallee()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = Ringing(rig);
        rig.Agent.Cancel(ticket, CancelCause.AnsweredElsewhere);
        rig.Settle();
        rig.Requests("CANCEL")[0]["Reason"].ShouldBe("SIP;cause=200;text=\"Call completed elsewhere\"");
        rig.Peer.Respond(invite, 487, "c1");
        call.Result.Reason.ShouldBe(CallReason.AnsweredElsewhere);
    }

    private static (CallTicket Ticket, Recorder Call, WireMessage Invite) Ringing(Rig rig)
    {
        (var ticket, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 180, "c1");
        return (ticket, call, invite);
    }

    private static (CallTicket Ticket, Recorder Call, WireMessage Invite) Cancelled(Rig rig)
    {
        (var ticket, var call, var invite) = Ringing(rig);
        rig.Agent.Cancel(ticket, CancelCause.Caller);
        rig.Settle();
        return (ticket, call, invite);
    }
}
