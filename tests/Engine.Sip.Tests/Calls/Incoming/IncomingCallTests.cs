using Engine.Sip.Tests.Support;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls.Incoming;

/// <summary>The server side, as the loopback phone uses it: INVITE server transaction with G, H, I, L, 2xx until ACK, CANCEL, BYE both ways.</summary>
public sealed class IncomingCallTests
{
    private const string Invite = "INVITE sip:+49@198.51.100.10 SIP/2.0\r\nVia: SIP/2.0/UDP 203.0.113.5:5060;branch=z9hG4bKi1;rport\r\n"
        + "From: <sip:caller@x.example>;tag=f1\r\nTo: <sip:+49@y.example>\r\nCall-ID: in1\r\nCSeq: 7 INVITE\r\n"
        + "Contact: <sip:caller@203.0.113.5:5060>\r\nContent-Type: application/sdp\r\nContent-Length: 9\r\n\r\nv=0 offer";

    [Fact]
    public void Answer_RepeatedUntilTheAckThenByeOfTheCaller()
    {
        var phone = new AutoAnswer();
        using var rig = new Rig(phone);
        rig.Peer.Send(Invite);
        rig.Sent.Select(m => m.Status).ShouldBe([100, 180, 200]);
        var ok = rig.Sent[2];
        (phone.Last!.CallId, phone.Last.RequestUri, phone.Last.FromUri).ShouldBe(("in1", "sip:+49@198.51.100.10", "sip:caller@x.example"));
        rig.Pass(12_000);
        rig.Responses(200).Select(m => m.At).ShouldBe([0, 500, 1500, 3500, 7500, 11_500]);
        rig.Peer.Send(Invite);
        rig.Responses(200).Length.ShouldBe(6);
        Send(rig, "ACK", ok, 7);
        rig.Pass(30_000);
        rig.Responses(200).Length.ShouldBe(6);
        Send(rig, "BYE", ok, 8);
        rig.Responses(200).Length.ShouldBe(7);
        phone.Events.ShouldBe(["invite v=0 offer", "confirmed", "ended Remote"]);
    }

    [Fact]
    public void Cancel_Gets200AndTheInvite487()
    {
        var phone = new AutoAnswer { WhenInvited = call => call.Ring(180) };
        using var rig = new Rig(phone);
        rig.Peer.Send(Invite);
        rig.Peer.Send(Invite.Replace("INVITE", "CANCEL", StringComparison.Ordinal));
        rig.Sent.Select(m => (m.Status, m.CSeqMethod)).ShouldBe([(100, "INVITE"), (180, "INVITE"), (200, "CANCEL"), (487, "INVITE")]);
        phone.Last!.Answer("v=0"u8.ToArray());
        Ack(rig);
        rig.Pass(5000);
        rig.Sent.Count.ShouldBe(4);
        phone.Events.ShouldBe(["invite v=0 offer", "cancelled"]);
    }

    [Fact]
    public void Refusal_RepeatedByGUntilTheAckAndAbsorbsRepeatsAfterIt()
    {
        var phone = new AutoAnswer { WhenInvited = call => call.Refuse(486, null, [new("Reason", "Q.850;cause=17")]) };
        using var rig = new Rig(phone);
        rig.Peer.Send(Invite);
        rig.Pass(1600);
        rig.Responses(486).Select(m => m.At).ShouldBe([0, 500, 1500]);
        rig.Responses(486)[0]["Reason"].ShouldBe("Q.850;cause=17");
        rig.Peer.Send(Invite);
        rig.Responses(486).Length.ShouldBe(4);
        Ack(rig);
        Ack(rig);
        rig.Peer.Send(Invite);
        rig.Pass(5000);
        rig.Responses(486).Length.ShouldBe(4);
        phone.Invites.ShouldBe(1);
    }

    [Fact]
    public void NoAckOfOurAnswer_ByeAfter64T1()
    {
        var phone = new AutoAnswer();
        using var rig = new Rig(phone);
        rig.Peer.Send(Invite);
        rig.Pass(32_000);
        var bye = rig.Requests("BYE").ShouldHaveSingleItem();
        rig.Peer.Respond(bye, 481);
        phone.Events.ShouldBe(["invite v=0 offer", "ended Local"]);
    }

    [Fact]
    public void HangUpBeforeTheAck_WaitsForIt()
    {
        var phone = new AutoAnswer();
        using var rig = new Rig(phone);
        rig.Peer.Send(Invite);
        phone.Last!.HangUp();
        rig.Settle();
        rig.Requests("BYE").ShouldBeEmpty();
        Send(rig, "ACK", rig.Responses(200)[0], 7);
        var bye = rig.Requests("BYE").ShouldHaveSingleItem();
        (bye.RequestUri, bye.ToTag, bye.To).ShouldBe(("sip:caller@203.0.113.5:5060", "f1", Rig.Gateway));
        rig.Peer.Respond(bye, 200);
        phone.Events[^1].ShouldBe("ended Local");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(415)]
    [InlineData(0)]
    public void Inform_SendsInfoInTheDialogAndItsAnswerEndsNothing(int answer)
    {
        var phone = new AutoAnswer();
        using var rig = new Rig(phone);
        rig.Peer.Send(Invite);
        phone.Last!.Inform("application/dtmf", "1"u8.ToArray());
        rig.Settle();
        rig.Requests("INFO").ShouldBeEmpty("the call is not confirmed yet");
        var ok = rig.Responses(200)[0];
        Send(rig, "ACK", ok, 7);

        phone.Last.Inform("application/dtmf", "5"u8.ToArray());
        rig.Settle();

        var info = rig.Requests("INFO").ShouldHaveSingleItem();
        (info.ToTag, info["Content-Type"], info.Body).ShouldBe(("f1", "application/dtmf", "5"));
        if (answer == 0)
        {
            rig.Pass(40_000);
        }
        else
        {
            rig.Peer.Respond(info, answer);
        }

        phone.Events.ShouldBe(["invite v=0 offer", "confirmed"]);
        Send(rig, "BYE", ok, 8);
        phone.Events[^1].ShouldBe("ended Remote");
    }

    [Fact]
    public void HandlerThatThrows_500()
    {
        var phone = new AutoAnswer { WhenInvited = _ => throw new InvalidOperationException("phone") };
        using var rig = new Rig(phone);
        rig.Peer.Send(Invite);
        rig.Sent[^1].Status.ShouldBe(500);
        rig.Faults.ShouldHaveSingleItem();
        rig.Faults.Clear();
        Ack(rig);
    }

    [Fact]
    public void NoSlotLeft_503()
    {
        using var rig = new Rig(new AutoAnswer(), capacity: 1);
        var held = rig.Reserve();
        rig.Peer.Send(Invite);
        rig.Sent.ShouldHaveSingleItem().Status.ShouldBe(503);
        Ack(rig);
        rig.Agent.Release(held);
    }

    private static void Ack(Rig rig) => rig.Peer.Send(
        Invite[..Invite.IndexOf("Contact", StringComparison.Ordinal)].Replace("INVITE", "ACK", StringComparison.Ordinal) + "Content-Length: 0\r\n\r\n");

    private static void Send(Rig rig, string method, WireMessage ok, uint cseq) => rig.Peer.Send(
        $"{method} {ok["Contact"].Trim('<', '>')} SIP/2.0\r\nVia: SIP/2.0/UDP 203.0.113.5:5060;branch=z9hG4bK{method}{cseq};rport\r\n"
        + $"From: {ok["From"]}\r\nTo: {ok["To"]}\r\nCall-ID: in1\r\nCSeq: {cseq} {method}\r\nContent-Length: 0\r\n\r\n");
}
