using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Counters;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Engine.Sip.Transport;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls.Outgoing;

/// <summary>Scenarios C: loss, repeats, ICMP and stray messages on UDP.</summary>
public sealed class UdpReliabilityTests
{
    // Holds TXN-11.
    [Fact]
    public void C01_TwoInvitesLost_ThirdAnsweredSameBytes()
    {
        using var rig = new Rig();
        (_, var call, _) = rig.Place();
        rig.Pass(1500);
        var invites = rig.Requests("INVITE");
        invites.Length.ShouldBe(3);
        invites.Select(m => Convert.ToHexString(m.Bytes)).Distinct().ShouldHaveSingleItem();
        rig.Peer.Respond(invites[2], 486, "c1");
        rig.Pass(10_000);
        rig.Requests("INVITE").Length.ShouldBe(3);
        call.Result.Exit.ShouldBe(CallExit.Busy);
    }

    // Holds TXN-10.
    [Fact]
    public void C02_RingingRepeatedThirtyTimes_OneEventAndOneRingTimeout()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        for (var i = 0; i < 30; i++)
        {
            rig.Peer.Respond(invite, 180, "c1");
            rig.Pass(100);
        }

        call.Provisionals.ShouldBe([(180, "")]);
        rig.Pass(12_100);
        rig.Requests("CANCEL")[0].At.ShouldBe(15_000);
        rig.Peer.Respond(invite, 487, "c1");
    }

    // Holds TXN-20 and CALL-22.
    [Fact]
    public void C03_AnswerRepeated_EachCopyGetsTheSameAckAlsoAfterTimerM()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Answered();
        for (var i = 0; i < 4; i++)
        {
            rig.Pass(4000);
            rig.Peer.Respond(invite, 200, "callee", body: FakePeer.Answer);
        }

        rig.Pass(30_000);
        rig.Peer.Respond(invite, 200, "callee", body: FakePeer.Answer);
        rig.Requests("ACK").Length.ShouldBe(6);
        rig.Requests("ACK").Select(m => Convert.ToHexString(m.Bytes)).Distinct().ShouldHaveSingleItem();
        rig.Requests("ACK")[0].Branch.ShouldNotBe(invite.Branch);
        call.Events.Count(e => e == "answered").ShouldBe(1);
        HangUp(rig, ticket);
    }

    // Holds CALL-22.
    [Fact]
    public void C03_AnswerRepeatedAfterOurBye_AckedAgainAndNoSecondBye()
    {
        using var rig = new Rig();
        (var ticket, _, var invite) = rig.Answered();
        HangUp(rig, ticket);
        rig.Peer.Respond(invite, 200, "callee", body: FakePeer.Answer);
        rig.Requests("ACK").Length.ShouldBe(2);
        rig.Requests("BYE").ShouldHaveSingleItem();
    }

    // Holds TXN-31 and PERF-03.
    [Fact]
    public void C04_AnswerCopyAfterTheCallIsGone_NothingCreated()
    {
        using var rig = new Rig();
        (var ticket, _, var invite) = rig.Answered();
        HangUp(rig, ticket);
        rig.Pass(40_000);
        rig.Agent.LiveCalls.ShouldBe(0);
        rig.Agent.LingeringCalls.ShouldBe(0);
        var sent = rig.Sent.Count;
        rig.Peer.Respond(invite, 200, "callee", body: FakePeer.Answer);
        rig.Sent.Count.ShouldBe(sent);
        rig.Agent.LiveTransactions.ShouldBe(0);
    }

    // Holds TXN-14 and CALL-27.
    [Fact]
    public void C05_PeerByeRepeated_200EachAndOneEvent()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Answered();
        var bye = rig.Peer.RequestBytes("BYE", invite, "callee", 1, "z9hG4bKx");
        for (var i = 0; i < 4; i++)
        {
            rig.Deliver(bye, Rig.Gateway);
        }

        rig.Responses(200).Length.ShouldBe(4);
        call.Results.Count.ShouldBe(1);
        (call.Result.Exit, call.Result.Reason, call.Result.HangUpSide).ShouldBe((CallExit.Answered, CallReason.RemoteHangup, HangUpSide.Remote));
    }

    // Holds CALL-27.
    [Fact]
    public void C06_ByeOvertakesTheAnswer_200ThenAckOnly()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 180, "c1");
        rig.Peer.Request("BYE", invite, "c1", 1);
        rig.Responses(200).ShouldHaveSingleItem();
        rig.Peer.Respond(invite, 200, "c1", body: FakePeer.Answer);
        rig.Requests("ACK").ShouldHaveSingleItem();
        rig.Requests("BYE").ShouldBeEmpty();
        call.Events.ShouldBe(["provisional 180", "confirming", "answered", "ended"]);
        call.Result.Reason.ShouldBe(CallReason.RemoteHangup);
    }

    // Holds TXN-40 and CALL-26.
    [Fact]
    public void C07_ByeUnanswered_TenCopiesThenGoneAt32Seconds()
    {
        using var rig = new Rig();
        (var ticket, var call, _) = rig.Answered();
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Pass(31_999);
        rig.Requests("BYE").Select(m => m.At).ShouldBe([0, 500, 1500, 3500, 7500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500]);
        call.Results.ShouldBeEmpty();
        rig.Pass(1);
        call.Result.Reason.ShouldBe(CallReason.LocalHangup);
    }

    [Fact]
    public void C08_ResponsesOutOfOrder_Ignored()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 180, "c1");
        rig.Peer.Respond(invite, 100);
        rig.Peer.Respond(invite, 200, "c1", body: FakePeer.Answer);
        rig.Peer.Respond(invite, 180, "c1");
        call.Events.ShouldBe(["provisional 180", "confirming", "answered"]);
        HangUp(rig, ticket);
    }

    [Fact]
    public void C08C09_AnswerAfterBusy_FirstWinsBothAckedAndTheDialogClosed()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 486, "a");
        rig.Peer.Respond(invite, 200, "b", body: FakePeer.Answer);
        call.Result.Exit.ShouldBe(CallExit.Busy);
        rig.Requests("ACK").Select(m => m.ToTag).ShouldBe(["a", "b"]);
        rig.Peer.Respond(rig.Requests("BYE").ShouldHaveSingleItem(), 200);
    }

    [Fact]
    public void C09_BusyAfterAnswer_AckedAndTheCallGoesOn()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Answered();
        rig.Peer.Respond(invite, 486, "x");
        rig.Requests("ACK").Length.ShouldBe(2);
        rig.Requests("ACK")[1].Branch.ShouldBe(invite.Branch);
        call.Results.ShouldBeEmpty();
        HangUp(rig, ticket);
    }

    // Holds TRN-14.
    [Fact]
    public void C10_IcmpRefused_FailsOnlyThoseWaitingForExactlyThere()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        (_, var ringing, var ringingInvite) = rig.Place();
        rig.Peer.Respond(ringingInvite, 180, "c1");
        rig.Agent.Unreachable(SipEndpoint.From(System.Net.IPAddress.Parse("203.0.113.5"), 5061));
        call.Results.ShouldBeEmpty();
        rig.Agent.Unreachable(Rig.Gateway);
        (call.Result.Exit, call.Result.Reason, call.Result.Failover).ShouldBe((CallExit.Failed, CallReason.TransportRefused, true));
        ringing.Results.ShouldBeEmpty();
        rig.Peer.Respond(ringingInvite, 486, "c1");
        invite.ShouldNotBeNull();
        ticket.ShouldNotBeNull();
    }

    // Holds TXN-16.
    [Fact]
    public void C10_SystemRefusesToSend_FailsInTheNextStep()
    {
        using var rig = new Rig();
        rig.Refused.Add(Rig.Gateway);
        var ticket = rig.Reserve();
        var call = new Recorder();
        rig.Agent.Place(ticket, new CallSettings(), "v=0"u8.ToArray(), call);
        rig.Settle();
        rig.Pass(1);
        call.Result.Reason.ShouldBe(CallReason.TransportRefused);
    }

    // Holds DNS-06.
    [Fact]
    public void C10_Failover_KeepsCallIdAndTagWithANewBranch()
    {
        using var rig = new Rig();
        (var first, var call, var invite) = rig.Place();
        rig.Agent.Unreachable(Rig.Gateway);
        call.Result.Failover.ShouldBeTrue();
        var second = rig.Reserve(first, Rig.OtherGateway);
        (second.CallId, second.FromTag, second.CSeq).ShouldBe((first.CallId, first.FromTag, first.CSeq));
        second.Branch.ShouldNotBe(first.Branch);
        var next = new Recorder();
        rig.Agent.Place(second, new CallSettings(), "v=0"u8.ToArray(), next);
        rig.Settle();
        var again = rig.Sent[^1];
        again.To.ShouldBe(Rig.OtherGateway);
        rig.Other.Contact = "<sip:callee@203.0.113.6>";
        rig.Other.Respond(again, 200, "c1", body: FakePeer.Answer);
        next.Events.ShouldContain("answered");

        // The tag names the slot of the first attempt: a BYE must find the second all the same.
        rig.Other.Request("BYE", invite, "c1", 1);
        next.Result.Reason.ShouldBe(CallReason.RemoteHangup);
    }

    // Holds DNS-08.
    [Fact]
    public void FirstResponseTimeout_EndsForFailover_LateRingingIsCancelled()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place(new CallSettings { FirstResponse = TimeSpan.FromSeconds(4) });
        rig.Pass(4000);
        (call.Result.Reason, call.Result.Failover).ShouldBe((CallReason.NoResponse, true));
        rig.Pass(4000);
        rig.Requests("INVITE").Length.ShouldBe(4);
        rig.Peer.Respond(invite, 180, "c1");
        rig.Peer.Respond(rig.Requests("CANCEL").ShouldHaveSingleItem(), 200);
        rig.Peer.Respond(invite, 487, "c1");
        call.Results.Count.ShouldBe(1);
    }

    // Holds DNS-08.
    [Fact]
    public void FirstResponseTimeout_LateAnswer_AckAndBye()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place(new CallSettings { FirstResponse = TimeSpan.FromSeconds(4) });
        rig.Pass(5000);
        rig.Peer.Respond(invite, 200, "c1", body: FakePeer.Answer);
        rig.Requests("ACK").ShouldHaveSingleItem();
        rig.Peer.Respond(rig.Requests("BYE").ShouldHaveSingleItem(), 200);
        call.Results.Count.ShouldBe(1);
    }

    // Holds TXN-16.
    [Fact]
    public void C11_IcmpAfterRinging_DoesNotEndTheCallAndTheCancelFailsCleanly()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 180, "c1");
        rig.Agent.Unreachable(Rig.Gateway);
        rig.Pass(15_000);
        rig.Requests("CANCEL").ShouldHaveSingleItem();
        rig.Agent.Unreachable(Rig.Gateway);
        call.Results.ShouldBeEmpty();
        rig.Pass(32_000);
        call.Result.Reason.ShouldBe(CallReason.RingTimeout);
    }

    [Fact]
    public void C11_IcmpToOurBye_EndsTheCall()
    {
        using var rig = new Rig();
        (var ticket, var call, _) = rig.Answered();
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Agent.Unreachable(Rig.Gateway);
        call.Result.Reason.ShouldBe(CallReason.LocalHangup);
    }

    // Holds TRN-12, TXN-03 and SEC-03.
    [Theory]
    [InlineData("branch")]
    [InlineData("cookie")]
    [InlineData("sentby")]
    [InlineData("method")]
    [InlineData("callid")]
    [InlineData("fromtag")]
    [InlineData("cseq")]
    [InlineData("secondvia")]
    [InlineData("source")]
    public void C12_StrayResponse_DroppedAndCounted(string wrong)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        var good = System.Text.Encoding.UTF8.GetString(rig.Peer.ResponseTo(invite, 486, "c1"));
        var bad = wrong switch
        {
            "branch" => good.Replace(invite.Branch, invite.Branch[..^1] + (invite.Branch[^1] == 'a' ? 'b' : 'a'), StringComparison.Ordinal),
            "cookie" => good.Replace("z9hG4bK", "z9hG4bX", StringComparison.Ordinal),
            "sentby" => good.Replace("UDP 198.51.100.10:5060", "UDP 198.51.100.11:5060", StringComparison.Ordinal),
            "method" => good.Replace(" INVITE\r\n", " OPTIONS\r\n", StringComparison.Ordinal),
            "callid" => good.Replace("Call-ID: ", "Call-ID: x", StringComparison.Ordinal),
            "fromtag" => good.Replace(invite.FromTag, "other", StringComparison.Ordinal),
            "cseq" => good.Replace($"CSeq: {invite.CSeq}", $"CSeq: {invite.CSeq + 1}", StringComparison.Ordinal),
            "secondvia" => good.Replace("From:", "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKx\r\nFrom:", StringComparison.Ordinal),
            _ => good,
        };
        var source = wrong == "source" ? SipEndpoint.From(System.Net.IPAddress.Parse("192.0.2.9"), 5060) : Rig.Gateway;
        rig.Deliver(System.Text.Encoding.UTF8.GetBytes(bad), source);
        call.Results.ShouldBeEmpty();
        rig.Count(wrong == "source" ? SipEvent.DroppedUnknownSource : SipEvent.DroppedStrayResponse).ShouldBe(1);
        rig.Peer.Respond(invite, 486, "c1");
        call.Result.Exit.ShouldBe(CallExit.Busy);
    }

    // Holds SEC-03.
    [Fact]
    public void C12_ByeResponseWithAForeignTag_Dropped()
    {
        using var rig = new Rig();
        (var ticket, var call, _) = rig.Answered();
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        var bye = rig.Sent[^1];
        var text = System.Text.Encoding.UTF8.GetString(rig.Peer.ResponseTo(bye, 200));
        rig.Peer.Send(text.Replace("tag=callee", "tag=other", StringComparison.Ordinal));
        call.Results.ShouldBeEmpty();
        rig.Peer.Respond(bye, 200);
        call.Results.Count.ShouldBe(1);
    }

    // Holds TXN-32.
    [Fact]
    public void Capacity_AboveIt_RefusedBeforeAnythingIsSent()
    {
        using var rig = new Rig(capacity: 2);
        var a = rig.Reserve();
        var b = rig.Reserve();
        rig.Agent.Reserve(new CallPlan { TrunkId = "t", RequestUri = "sip:a@b", FromUri = "sip:a@b", ToUri = "sip:a@b", Destination = "203.0.113.5:5060" })
            .ShouldBeNull();
        rig.Agent.Release(a);
        rig.Agent.Release(b);
        rig.Settle();
        rig.Agent.LiveCalls.ShouldBe(0);
        rig.Sent.ShouldBeEmpty();
    }

    // Holds CALL-52.
    [Fact]
    public void Place_TwiceOrAfterRelease_SendsNoSecondInvite()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        rig.Agent.Place(ticket, new CallSettings(), "v=0"u8.ToArray(), new Recorder());
        rig.Settle();
        rig.Requests("INVITE").ShouldHaveSingleItem();
        rig.Peer.Respond(invite, 486, "c1");
        rig.Pass(40_000);
        var late = new Recorder();
        rig.Agent.Place(ticket, new CallSettings(), "v=0"u8.ToArray(), late);
        rig.Settle();
        rig.Requests("INVITE").ShouldHaveSingleItem();
        late.Result.Reason.ShouldBe(CallReason.EngineRestart);
        call.Results.Count.ShouldBe(1);
    }

    private static void HangUp(Rig rig, CallTicket ticket)
    {
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Respond(rig.Requests("BYE")[^1], 200);
    }
}
