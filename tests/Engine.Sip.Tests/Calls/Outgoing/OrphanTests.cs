using Engine.Sip.Auth;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls.Outgoing;

/// <summary>What a crash left behind is ended by another process with another key (I6).</summary>
public sealed class OrphanTests
{
    [Fact]
    public void Ringing_CancelledWithTheJournaledBranchAndThe487Acked()
    {
        (var ticket, var invite) = Crashed();
        using var rig = new Rig(seed: 2);
        var call = Adopt(rig, ticket);
        var cancel = rig.Sent.ShouldHaveSingleItem();
        (cancel.Method, cancel.Branch, cancel.CSeq, cancel.FromTag, cancel["Call-ID"], cancel.RequestUri)
            .ShouldBe(("CANCEL", invite.Branch, invite.CSeq, invite.FromTag, invite["Call-ID"], invite.RequestUri));
        rig.Peer.Respond(cancel, 200);
        rig.Peer.Respond(invite, 487, "c1");
        var ack = rig.Requests("ACK").ShouldHaveSingleItem();
        (ack.Branch, ack.CSeq, ack.ToTag).ShouldBe((invite.Branch, invite.CSeq, "c1"));
        (call.Result.Exit, call.Result.Reason).ShouldBe((CallExit.Failed, CallReason.EngineRestart));
        rig.Requests("INVITE").ShouldBeEmpty();
    }

    [Fact]
    public void AnsweredMeanwhile_LateAnswerAckedAndByed()
    {
        (var ticket, var invite) = Crashed();
        using var rig = new Rig(seed: 2);
        var call = Adopt(rig, ticket);
        rig.Peer.Respond(rig.Sent[0], 481);
        rig.Peer.Respond(invite, 200, "c1", body: FakePeer.Answer);
        var ack = rig.Requests("ACK").ShouldHaveSingleItem();
        (ack.CSeq, ack.ToTag).ShouldBe((invite.CSeq, "c1"));
        rig.Peer.Respond(rig.Requests("BYE").ShouldHaveSingleItem(), 200);
        call.Result.Reason.ShouldBe(CallReason.EngineRestart);
        call.Confirming.ShouldHaveSingleItem();
    }

    [Fact]
    public void RepeatedAfterAChallenge_TheNextBranchIsTried()
    {
        (var ticket, var invite) = Crashed(challenged: true);
        using var rig = new Rig(seed: 2);
        var call = Adopt(rig, ticket);
        rig.Peer.Respond(rig.Sent[0], 481);
        var second = rig.Requests("CANCEL")[1];
        (second.Branch, second.CSeq).ShouldBe((invite.Branch, invite.CSeq));
        rig.Peer.Respond(second, 200);
        rig.Peer.Respond(invite, 487, "c1");
        rig.Requests("ACK").ShouldHaveSingleItem().Branch.ShouldBe(invite.Branch);
        call.Result.Reason.ShouldBe(CallReason.EngineRestart);
    }

    [Fact]
    public void NothingThere_EndsAfterTheWait()
    {
        (var ticket, _) = Crashed();
        using var rig = new Rig(seed: 2);
        var call = Adopt(rig, ticket);
        for (var i = 0; i < 5; i++)
        {
            rig.Peer.Respond(rig.Requests("CANCEL")[^1], 481);
        }

        rig.Requests("CANCEL").Select(m => m.Branch).Distinct().Count().ShouldBe(5);
        rig.Pass(32_000);
        call.Result.Reason.ShouldBe(CallReason.EngineRestart);
    }

    [Fact]
    public void KnownDialog_AckThenByeThroughItsRouteSet()
    {
        using var old = new Rig();
        old.Peer.RecordRoutes = ["<sip:203.0.113.6;lr>"];
        (var ticket, var before, var invite) = old.Answered();
        using var rig = new Rig(seed: 2);
        var call = new Recorder();
        rig.Agent.EndOrphan(ticket, before.Confirming[0], call);
        rig.Settle();
        rig.Sent.Select(m => m.Method).ShouldBe(["ACK", "BYE"]);
        var bye = rig.Sent[1];
        (bye.FromTag, bye.ToTag, bye["Call-ID"], bye["Route"]).ShouldBe((invite.FromTag, "callee", invite["Call-ID"], "<sip:203.0.113.6;lr>"));
        bye.CSeq.ShouldBeGreaterThan(invite.CSeq);
        rig.Sent[0].CSeq.ShouldBe(invite.CSeq);
        bye.To.ShouldBe(Rig.OtherGateway);
        rig.Other.Respond(bye, 200);
        call.Result.Reason.ShouldBe(CallReason.EngineRestart);
        old.Peer.Request("BYE", invite, "callee", 1);
    }

    [Fact]
    public void PeerHangsUpAnOrphan_200()
    {
        using var old = new Rig();
        (var ticket, var before, var invite) = old.Answered();
        using var rig = new Rig(seed: 2);
        var call = new Recorder();
        rig.Agent.EndOrphan(ticket, before.Confirming[0], call);
        rig.Settle();
        rig.Peer.Request("BYE", invite, "callee", 1);
        rig.Responses(200).ShouldHaveSingleItem();
        call.Result.Reason.ShouldBe(CallReason.EngineRestart);
        old.Peer.Request("BYE", invite, "callee", 1);
    }

    [Fact]
    public void CrashBeforeTheAck_LedgerHasTheDialogBeforeTheAckIsWritten()
    {
        using var rig = new Rig();
        var ticket = rig.Reserve();
        var call = new Recorder();
        var acksThen = -1;
        call.WhenConfirming = () => acksThen = rig.Requests("ACK").Length;
        rig.Agent.Place(ticket, new CallSettings(), "v=0"u8.ToArray(), call);
        rig.Settle();
        rig.Peer.Respond(rig.Sent[0], 200, "callee", body: FakePeer.Answer);
        acksThen.ShouldBe(0);
        call.Confirming[0].LocalCSeq.ShouldBe(ticket.CSeq);
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Respond(rig.Sent[^1], 200);
    }

    private static (CallTicket Ticket, WireMessage Invite) Crashed(bool challenged = false)
    {
        var old = new Rig();
        (var ticket, _, var invite) = old.Place(new CallSettings { Credentials = new TrunkCredentials("u", "p") });
        if (challenged)
        {
            old.Peer.Respond(invite, 401, "c0", headers: "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"");
        }

        return (ticket, old.Requests("INVITE")[^1]);
    }

    private static Recorder Adopt(Rig rig, CallTicket ticket)
    {
        var call = new Recorder();
        rig.Agent.EndOrphan(ticket, null, call);
        rig.Settle();
        return call;
    }
}
