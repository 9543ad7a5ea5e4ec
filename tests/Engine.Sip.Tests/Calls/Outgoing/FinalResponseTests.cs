using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls.Outgoing;

/// <summary>Scenarios A: what final responses lead to.</summary>
public sealed class FinalResponseTests
{
    // Holds XFER-13.
    [Theory]
    [InlineData(38, "Q.850;cause=38")]
    [InlineData(16, "Q.850;cause=16;text=\"Normal call clearing\"")]
    [InlineData(null, "Q.850;cause=16;text=\"Normal call clearing\"")]
    [InlineData(999, "Q.850;cause=16;text=\"Normal call clearing\"")]
    public void HangUp_CauseOfTheOtherLegOfABridge_StandsInReason(int? cause, string reason)
    {
        using var rig = new Rig();
        (var ticket, _, _) = rig.Answered();
        rig.Agent.HangUp(ticket, HangUpCause.Normal, cause);
        rig.Settle();

        var bye = rig.Requests("BYE").ShouldHaveSingleItem();
        bye["Reason"].ShouldBe(reason);
        rig.Peer.Respond(bye, 200);
    }

    // Holds CALL-04, CALL-20 and MAP-05.
    [Fact]
    public void A01_TryingRingingAnswerBye_Answered()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 100);
        rig.Pass(200);
        rig.Peer.Respond(invite, 180, "callee");
        rig.Pass(3000);
        rig.Peer.Respond(invite, 200, "callee", body: FakePeer.Answer);
        var ack = rig.Sent[^1];
        ack.Method.ShouldBe("ACK");
        call.AnsweredSdp.ShouldBe(FakePeer.Answer);
        rig.Pass(5000);
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        var bye = rig.Sent[^1];
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

    // Holds TXN-12 and CALL-51.
    [Theory]
    [InlineData(404, CallExit.InvalidNumber)]
    [InlineData(484, CallExit.InvalidNumber)]
    [InlineData(410, CallExit.InvalidNumber)]
    [InlineData(604, CallExit.InvalidNumber)]
    [InlineData(486, CallExit.Busy)]
    [InlineData(600, CallExit.Busy)]
    [InlineData(603, CallExit.Busy)]
    [InlineData(607, CallExit.Busy)]
    [InlineData(608, CallExit.Failed)]
    [InlineData(480, CallExit.NoAnswer)]
    [InlineData(487, CallExit.NoAnswer)]
    [InlineData(301, CallExit.InvalidNumber)]
    [InlineData(302, CallExit.Failed)]
    [InlineData(500, CallExit.Failed)]
    [InlineData(699, CallExit.Failed)]
    public void A02A03A05A16_FinalResponse_AckedAndEndedOnce(int status, CallExit exit)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 100);
        rig.Peer.Respond(invite, status, "c1");
        var ack = rig.Requests("ACK").ShouldHaveSingleItem();
        ack.Branch.ShouldBe(invite.Branch);
        ack.RequestUri.ShouldBe(invite.RequestUri);
        ack.ToTag.ShouldBe("c1");
        ack.CSeq.ShouldBe(invite.CSeq);
        call.Result.Exit.ShouldBe(exit);
        call.Result.SipStatus.ShouldBe(status);
        call.Result.Invites.ShouldBe(1);
    }

    // Holds MAP-603.
    [Theory]
    [InlineData(false, CallExit.Busy)]
    [InlineData(true, CallExit.Failed)]
    public void A04_NetworkBlocked_FollowsTheTrunkOption(bool refine, CallExit exit)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place(new CallSettings { Refine603 = refine });
        rig.Peer.Respond(invite, 603, "c1", phrase: "Network Blocked", headers: "Reason: SIP;cause=603;text=\"v=analytics1;email=a@b.example\"");
        (call.Result.Exit, call.Result.Reason, call.Result.NeverRetry).ShouldBe((exit, CallReason.NetworkBlocked, true));
        call.Result.ReasonText.ShouldBe("v=analytics1;email=a@b.example");
    }

    // Holds CALL-01 and CALL-04.
    [Theory]
    [InlineData(10)]
    [InlineData(15)]
    [InlineData(35)]
    public void A06_RingTimeout_CancelsAtTheSecond(int seconds)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place(new CallSettings { Ring = TimeSpan.FromSeconds(seconds) });
        rig.Pass(300);
        rig.Peer.Respond(invite, 100);
        rig.Pass(1700);
        rig.Peer.Respond(invite, 180, "c1");
        rig.Pass((seconds * 1000) + 100);
        var cancel = rig.Requests("CANCEL").ShouldHaveSingleItem();
        cancel.At.ShouldBe(2000 + (seconds * 1000));
        rig.Peer.Respond(cancel, 200);
        rig.Peer.Respond(invite, 487, "c1");
        (call.Result.Exit, call.Result.Reason, call.Result.RingingMs).ShouldBe((CallExit.NoAnswer, CallReason.RingTimeout, seconds * 1000));
        rig.Requests("ACK").ShouldHaveSingleItem();
    }

    // Holds CALL-01 and MAP-NOPROGRESS.
    [Fact]
    public void A07_TryingOnly_NoRingingAtTheRingTimeout()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 100);
        rig.Pass(15_000);
        rig.Peer.Respond(rig.Requests("CANCEL").ShouldHaveSingleItem(), 200);
        rig.Peer.Respond(invite, 487, "c1");
        (call.Result.Exit, call.Result.Reason, call.Result.Party).ShouldBe((CallExit.NoAnswer, CallReason.NoRinging, Party.Carrier));
        call.Result.PddMs.ShouldBeNull();
    }

    // Holds CALL-02.
    [Fact]
    public void A08_NothingAtAll_InviteRepeatsDoublingAndEndsAtTheRingTimeout()
    {
        using var rig = new Rig();
        (_, var call, _) = rig.Place();
        rig.Pass(15_000);
        rig.Requests("INVITE").Select(m => m.At).ShouldBe([0, 500, 1500, 3500, 7500]);
        (call.Result.Exit, call.Result.Reason, call.Result.Party, call.Result.Failover)
            .ShouldBe((CallExit.NoAnswer, CallReason.NoResponse, Party.Trunk, true));
        rig.Pass(60_000);
        rig.Requests("CANCEL").ShouldBeEmpty();
        call.Results.Count.ShouldBe(1);
    }

    // Holds TXN-40 and CALL-02.
    [Fact]
    public void A08_NothingAtAllWithALongRing_TimerBEndsAt32Seconds()
    {
        using var rig = new Rig();
        (_, var call, _) = rig.Place(new CallSettings { Ring = TimeSpan.FromSeconds(35) });
        rig.Pass(31_999);
        call.Results.ShouldBeEmpty();
        rig.Requests("INVITE").Select(m => m.At).ShouldBe([0, 500, 1500, 3500, 7500, 15_500, 31_500]);
        rig.Pass(1);
        call.Result.Reason.ShouldBe(CallReason.NoResponse);
    }

    [Theory]
    [InlineData(408, false, CallExit.Failed, true)]
    [InlineData(408, true, CallExit.NoAnswer, false)]
    [InlineData(504, false, CallExit.Failed, true)]
    [InlineData(504, true, CallExit.NoAnswer, false)]
    public void A09A10_TimeoutCodes_DependOnRinging(int status, bool rang, CallExit exit, bool failover)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, rang ? 180 : 100, "c1");
        rig.Peer.Respond(invite, status, "c1");
        (call.Result.Exit, call.Result.Failover).ShouldBe((exit, failover));
    }

    // Holds ID-08.
    [Theory]
    [InlineData(18, CallExit.NoAnswer)]
    [InlineData(19, CallExit.NoAnswer)]
    [InlineData(20, CallExit.NoAnswer)]
    [InlineData(31, CallExit.NoAnswer)]
    [InlineData(38, CallExit.Failed)]
    [InlineData(1, CallExit.InvalidNumber)]
    [InlineData(17, CallExit.Busy)]
    [InlineData(21, CallExit.Busy)]
    public void A11_Unavailable_ReadByItsCause(int cause, CallExit exit)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 480, "c1", headers: $"Reason: Q.850;cause={cause};text=\"x, y\"");
        (call.Result.Exit, call.Result.Q850, call.Result.ReasonText).ShouldBe((exit, cause, "x, y"));
    }

    // Holds CALL-53.
    [Theory]
    [InlineData("Retry-After: 5", 5)]
    [InlineData("Retry-After: 18000;duration=3600", 300)]
    [InlineData("Retry-After: 0 (soon)", 1)]
    [InlineData("Server: x", null)]
    public void A13_Unavailable503_RetryAfterClamped(string header, int? seconds)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 503, "c1", headers: header);
        (call.Result.Reason, call.Result.Failover, call.Result.CountsAgainstTrunk).ShouldBe((CallReason.TrunkUnavailable, true, true));
        call.Result.RetryAfter?.TotalSeconds.ShouldBe(seconds!.Value);
        (call.Result.RetryAfter is null).ShouldBe(seconds is null);
    }

    // Holds SDP-13.
    [Theory]
    [InlineData(415)]
    [InlineData(488)]
    [InlineData(606)]
    public void A15_OfferRefused_RetriedOnceWithTheSmallerOne(int status)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place(new CallSettings { FallbackOffer = "v=0 small"u8.ToArray() });
        rig.Peer.Respond(invite, status, "c1");
        var second = rig.Requests("INVITE")[1];
        second.Body.ShouldBe("v=0 small");
        second.CSeq.ShouldBe(invite.CSeq + 1);
        second.Branch.ShouldNotBe(invite.Branch);
        call.Results.ShouldBeEmpty();
        rig.Peer.Respond(second, status, "c2");
        call.Result.Exit.ShouldBe(CallExit.Failed);
        rig.Requests("INVITE").Length.ShouldBe(2);
    }

    // Holds MAP-07.
    [Fact]
    public void A15_RequestPending_RetriedOnceAfter2To4Seconds()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 491, "c1");
        rig.Pass(4000);
        var second = rig.Requests("INVITE")[1];
        second.At.ShouldBeInRange(2100, 4000);
        (second.At % 10).ShouldBe(0);
        rig.Peer.Respond(second, 491, "c1");
        (call.Result.Exit, call.Result.Reason).ShouldBe((CallExit.Failed, CallReason.Protocol));
    }

    [Fact]
    public void A15_CancelWhileWaitingAfter491_EndsAtOnce()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 491, "c1");
        rig.Agent.Cancel(ticket, CancelCause.Caller);
        rig.Settle();
        call.Result.Exit.ShouldBe(CallExit.Cancelled);
        rig.Pass(10_000);
        rig.Requests("INVITE").Length.ShouldBe(1);
    }

    // Holds MAP-01.
    [Fact]
    public void A20_NotFoundWithCongestionCause_StaysInvalidNumber()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 404, "c1", headers: "Reason: Q.850;cause=34");
        (call.Result.Exit, call.Result.Q850).ShouldBe((CallExit.InvalidNumber, 34));
    }

    // Holds CALL-23.
    [Fact]
    public void A21_AnswerWithoutSdpAfterEarlyMedia_UsesTheEarlyAnswer()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 183, "c1", body: "v=0 early");
        rig.Peer.Respond(invite, 200, "c1");
        call.AnsweredSdp.ShouldBe("v=0 early");
        call.Provisionals.ShouldBe([(183, "v=0 early")]);
        End(rig, ticket);
    }

    // Holds CALL-23.
    [Fact]
    public void A22_AnswerWithoutAnySdp_AckByeSdpMissing()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 200, "c1");
        rig.Sent[^2].Method.ShouldBe("ACK");
        rig.Sent[^1].Method.ShouldBe("BYE");
        rig.Peer.Respond(rig.Sent[^1], 200);
        (call.Result.Exit, call.Result.Reason).ShouldBe((CallExit.Failed, CallReason.SdpMissing));
        call.Events.ShouldNotContain("answered");
    }

    // Holds CALL-24.
    [Fact]
    public void A23_AnswerTheMediaCannotUse_AckByeMediaNegotiation()
    {
        using var rig = new Rig();
        var ticket = rig.Reserve();
        var call = new Recorder();
        call.WhenAnswered = () => rig.Agent.HangUp(ticket, HangUpCause.MediaNegotiation);
        rig.Agent.Place(ticket, new CallSettings(), "v=0"u8.ToArray(), call);
        rig.Settle();
        rig.Peer.Respond(rig.Sent[0], 200, "c1", body: "v=0 port 0");
        var bye = rig.Requests("BYE").ShouldHaveSingleItem();
        bye["Reason"].ShouldStartWith("SIP;cause=488");
        rig.Peer.Respond(bye, 200);
        (call.Result.Exit, call.Result.Reason).ShouldBe((CallExit.Failed, CallReason.MediaNegotiation));
    }

    // Holds CALL-03 and CALL-46.
    [Fact]
    public void A24_ForwardedQueuedAnd199_AreProgressOnly()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 181, "c1");
        rig.Peer.Respond(invite, 182, "c1");
        rig.Peer.Respond(invite, 199, "c1");
        rig.Pass(15_000);
        rig.Requests("CANCEL").ShouldHaveSingleItem().At.ShouldBe(15_000);
        rig.Peer.Respond(invite, 487, "c1");
        call.Result.Reason.ShouldBe(CallReason.NoRinging);
        call.Provisionals.Select(p => p.Status).ShouldBe([181, 182]);
    }

    // Holds MAP-01 and TRK-32.
    [Fact]
    public void Override_OfTheTrunk_GoesBeforeTheTables()
    {
        using var rig = new Rig();
        var limit = new Outcome(CallExit.Failed, CallReason.RateLimited, Party.Carrier, Failover: true, Retry.Later);
        (_, var call, var invite) = rig.Place(new CallSettings { Overrides = [new ResponseOverride(580, "rate", "X-Err", "32", limit)] });
        rig.Peer.Respond(invite, 580, "c1", phrase: "Rate limit", headers: "X-Err: 32203");
        (call.Result.Reason, call.Result.Failover).ShouldBe((CallReason.RateLimited, true));
    }

    // Holds MAP-01 and TRK-32.
    [Fact]
    public void Override_AfterRinging_DoesNotFailOver()
    {
        using var rig = new Rig();
        var limit = new Outcome(CallExit.Failed, CallReason.RateLimited, Party.Carrier, Failover: true, Retry.Later);
        (_, var call, var invite) = rig.Place(new CallSettings { Overrides = [new ResponseOverride(580, null, null, null, limit)] });
        rig.Peer.Respond(invite, 180, "c1");
        rig.Peer.Respond(invite, 580, "c1");
        (call.Result.Reason, call.Result.Failover).ShouldBe((CallReason.RateLimited, false));
    }

    private static void End(Rig rig, CallTicket ticket)
    {
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Respond(rig.Sent[^1], 200);
    }
}
