using Engine.Sip.Calls;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls;

/// <summary>Group A of sip-tests.md: what final responses lead to.</summary>
public sealed class FinalResponseTests
{
    [Fact]
    public void A01_TryingRingingAnswerBye_Answered()
    {
        using var rig = new Rig();
        (CallTicket ticket, Recorder call, WireMessage invite) = rig.Place();
        rig.Peer.Respond(invite, 100);
        rig.Pass(200);
        rig.Peer.Respond(invite, 180, "callee");
        rig.Pass(3000);
        rig.Peer.Respond(invite, 200, "callee", body: FakePeer.Answer);
        WireMessage ack = rig.Sent[^1];
        ack.Method.ShouldBe("ACK");
        call.AnsweredSdp.ShouldBe(FakePeer.Answer);
        rig.Pass(5000);
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        WireMessage bye = rig.Sent[^1];
        bye.Method.ShouldBe("BYE");
        bye["Reason"].ShouldBe("Q.850;cause=16;text=\"Normal call clearing\"");
        call.Results.ShouldBeEmpty();
        rig.Peer.Respond(bye, 200);
        call.Result.Exit.ShouldBe(CallExit.Answered);
        call.Result.Reason.ShouldBe(CallReason.LocalHangup);
        call.Result.PddMs.ShouldBe(200);
        call.Result.RingingMs.ShouldBe(3000);
        call.Result.AnsweredMs.ShouldBe(3200);
        call.Result.TalkMs.ShouldBe(5000);
        call.Result.HangUpSide.ShouldBe(HangUpSide.Local);
        call.Events.ShouldBe(["provisional 180", "confirming", "answered", "ended"]);
    }
}
