using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Counters;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls.Outgoing;

/// <summary>What the INVITE looks like and how its timers are set (CALL-01, CALL-03, CALL-10, CALL-11; TRN-10).</summary>
public sealed class InviteTests
{
    // Holds TRN-20, CALL-12 and CALL-14.
    [Fact]
    public void Invite_HasWhatAnInviteNeeds()
    {
        using var rig = new Rig();
        (var ticket, _, var invite) = rig.Place(new CallSettings { Headers = [new("P-Asserted-Identity", "<sip:+49891234@trunk.example>")] });
        invite.StartLine.ShouldBe("INVITE sip:+4930123456@gw.example SIP/2.0");
        invite["Via"].ShouldBe($"SIP/2.0/UDP 198.51.100.10:5060;branch={ticket.Branch};rport");
        ticket.Branch.ShouldStartWith("z9hG4bK");
        ticket.Branch.Length.ShouldBe(33);
        invite["Max-Forwards"].ShouldBe("70");
        invite["From"].ShouldBe($"<sip:+49891234@trunk.example>;tag={ticket.FromTag}");
        invite["To"].ShouldBe("<sip:+4930123456@gw.example>");
        invite["Call-ID"].ShouldBe(ticket.CallId);
        ticket.CallId.Length.ShouldBe(30);
        ticket.CallId.ShouldNotContain("198");
        ticket.CSeq.ShouldBeLessThan(32_768u);
        invite["Contact"].ShouldBe("<sip:engine@198.51.100.10:5060>");
        invite["Allow"].ShouldBe("INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE");
        invite["Accept"].ShouldBe("application/sdp");
        invite["User-Agent"].ShouldBe("Engine");
        invite["P-Asserted-Identity"].ShouldBe("<sip:+49891234@trunk.example>");
        invite["Content-Type"].ShouldBe("application/sdp");
        invite["Content-Length"].ShouldBe("9");
        invite.Body.ShouldBe(FakePeer.Offer);
        rig.Peer.Respond(invite, 486, "c");
    }

    // Holds MSG-08.
    [Fact]
    public void HeaderWithALineEnd_RefusedAndNothingSent()
    {
        using var rig = new Rig();
        var ticket = rig.Reserve();
        var call = new Recorder();
        rig.Agent.Place(ticket, new CallSettings { Headers = [new("X-A", "b\r\nX-Evil: 1")] }, "v=0"u8.ToArray(), call);
        rig.Settle();
        rig.Sent.ShouldBeEmpty();
        (call.Result.Exit, call.Result.Reason, call.Result.Party).ShouldBe((CallExit.Failed, CallReason.BadRequest, Party.Engine));
    }

    [Theory]
    [InlineData(0.999)]
    [InlineData(600.001)]
    public void Ring_OutsideOneToSixHundred_Refused(double seconds) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new CallSettings { Ring = TimeSpan.FromSeconds(seconds) });

    [Fact]
    public void RingStartsAtInvite_NeverStartsAnew()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place(new CallSettings { RingStartsAt = RingStart.Invite });
        rig.Pass(10_000);
        rig.Peer.Respond(invite, 180, "c1");
        rig.Pass(5000);
        rig.Requests("CANCEL").ShouldHaveSingleItem().At.ShouldBe(15_000);
        rig.Peer.Respond(invite, 487, "c1");
        call.Result.Reason.ShouldBe(CallReason.RingTimeout);
    }

    // Holds EM-04.
    [Theory]
    [InlineData(180, 183)]
    [InlineData(183, 180)]
    [InlineData(180, 180)]
    [InlineData(183, 183)]
    public void LaterRinging_DoesNotStartTheTimerAnew(int first, int second)
    {
        using var rig = new Rig();
        (_, _, var invite) = rig.Place();
        rig.Pass(1000);
        rig.Peer.Respond(invite, first, "c1", first == 183 ? "v=0 early" : null);
        rig.Pass(9000);
        rig.Peer.Respond(invite, second, "c1", second == 183 ? "v=0 other" : null);
        rig.Pass(6000);
        rig.Requests("CANCEL").ShouldHaveSingleItem().At.ShouldBe(16_000);
        rig.Peer.Respond(invite, 487, "c1");
    }

    [Fact]
    public void PostDialDelay_LengthensTheWaitForRinging()
    {
        using var rig = new Rig();
        (_, _, var invite) = rig.Place(new CallSettings { PostDialDelay = TimeSpan.FromSeconds(25) });
        rig.Peer.Respond(invite, 100);
        rig.Pass(24_000);
        rig.Requests("CANCEL").ShouldBeEmpty();
        rig.Peer.Respond(invite, 180, "c1");
        rig.Pass(15_000);
        rig.Requests("CANCEL").ShouldHaveSingleItem().At.ShouldBe(39_000);
        rig.Peer.Respond(invite, 487, "c1");
    }

    // Holds CALL-05.
    [Fact]
    public void Queued_ExtendsTheRingingWhereTheTrunkSaysSo_UpToTheHardCap()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place(new CallSettings { QueuedExtendsRing = true });
        for (var i = 0; i < 7; i++)
        {
            rig.Peer.Respond(invite, 182, "c1");
            rig.Pass(10_000);
        }

        rig.Requests("CANCEL")[0].At.ShouldBe(60_000);
        rig.Peer.Respond(invite, 487, "c1");
        call.Result.Reason.ShouldBe(CallReason.AttemptCap);
    }

    // Holds TXN-40.
    [Fact]
    public void T1OfASatelliteTrunk_StretchesAAndB()
    {
        using var rig = new Rig();
        (_, var call, _) = rig.Place(new CallSettings { T1 = TimeSpan.FromSeconds(1), Ring = TimeSpan.FromSeconds(35) });
        rig.Pass(32_000);
        rig.Requests("INVITE").Select(m => m.At).ShouldBe([0, 1000, 3000, 7000, 15_000, 31_000]);
        rig.Pass(3000);
        call.Result.Reason.ShouldBe(CallReason.NoResponse);
    }

    [Fact]
    public void ObserverThatThrows_IsCountedAndTheCallGoesOn()
    {
        using var rig = new Rig();
        var ticket = rig.Reserve();
        var call = new Recorder { WhenConfirming = () => throw new InvalidOperationException("ledger") };
        rig.Agent.Place(ticket, new CallSettings(), "v=0"u8.ToArray(), call);
        rig.Settle();
        rig.Peer.Respond(rig.Sent[0], 200, "callee", body: FakePeer.Answer);
        rig.Requests("ACK").ShouldHaveSingleItem();
        rig.Count(SipEvent.ObserverFaults).ShouldBe(1);
        rig.Faults.Clear();
        rig.Peer.Request("BYE", rig.Sent[0], "callee", 1);
        call.Results.Count.ShouldBe(1);
    }
}
