using System.Net;
using System.Text;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Engine.Sip.Transport;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls.Outgoing;

/// <summary>The result says what was on the wire: what could not be sent, what could not be read, what a provisional gave away.</summary>
public sealed class WireEvidenceTests
{
    private static readonly SipEndpoint Nowhere = SipEndpoint.From(IPAddress.Parse("203.0.113.200"), 5060);

    // Holds CALL-29.
    [Fact]
    public void AckCannotBeSent_GoesToTheSourceAndIsFlagged()
    {
        using var rig = new Rig();
        rig.Refused.Add(Nowhere);
        rig.Peer.Contact = "<sip:callee@203.0.113.200>";
        (var ticket, var call, var invite) = rig.Answered();
        rig.Requests("ACK").ShouldHaveSingleItem().To.ShouldBe(Rig.Gateway);
        rig.Peer.Respond(invite, 200, "callee", FakePeer.Answer);
        rig.Requests("ACK").Length.ShouldBe(2);
        HangUp(rig, ticket).To.ShouldBe(Rig.Gateway);
        (call.Result.Evidence.AckUnsent, call.Result.Evidence.ByeUnsent, call.Result.Reason).ShouldBe((true, false, CallReason.LocalHangup));
    }

    // Holds CALL-29.
    [Fact]
    public void AckIsBouncedByIcmp_GoesToTheSourceAndIsFlagged()
    {
        using var rig = new Rig();
        rig.Peer.Contact = "<sip:callee@203.0.113.200>";
        (var ticket, var call, _) = rig.Answered();
        rig.Requests("ACK").ShouldHaveSingleItem().To.ShouldBe(Nowhere);
        rig.Agent.Unreachable(Nowhere);
        rig.Agent.Unreachable(Nowhere);
        rig.Requests("ACK").Select(ack => ack.To).ShouldBe([Nowhere, Rig.Gateway]);
        HangUp(rig, ticket);
        call.Result.Evidence.AckUnsent.ShouldBeTrue();
    }

    // Holds CALL-29.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ByeCannotBeSent_GoesToTheSourceOnceAndIsFlagged(bool icmp)
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Answered();
        rig.Peer.Request("UPDATE", invite, "callee", 1, null, "Contact: <sip:callee@203.0.113.200>");
        if (!icmp)
        {
            rig.Refused.Add(Nowhere);
        }

        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        if (icmp)
        {
            rig.Agent.Unreachable(Nowhere);
        }

        var bye = rig.Requests("BYE")[^1];
        bye.To.ShouldBe(Rig.Gateway);
        bye["Reason"].ShouldContain("cause=16");
        rig.Peer.Respond(bye, 200);
        (call.Result.Evidence.AckUnsent, call.Result.Evidence.ByeUnsent, call.Result.Reason).ShouldBe((false, true, CallReason.LocalHangup));
    }

    [Fact]
    public void ByeCannotBeSentAnywhere_TheCallEndsAndIsFlagged()
    {
        using var rig = new Rig();
        (var ticket, var call, _) = rig.Answered();
        rig.Refused.Add(Rig.Gateway);
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Pass(1);
        call.Result.Evidence.ByeUnsent.ShouldBeTrue();
        rig.Requests("BYE").ShouldBeEmpty();
    }

    // Holds MSG-16.
    [Theory]
    [InlineData("Content-Length: 500")]
    [InlineData("Content-Length: x")]
    [InlineData("To: <sip:other@example.com>;tag=z")]
    public void FinalThatCannotBeParsed_IsAckedAndTold(string fault)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        var text = Encoding.UTF8.GetString(rig.Peer.ResponseTo(invite, 486, "c1"));
        rig.Peer.Send(fault.StartsWith("Content-Length", StringComparison.Ordinal)
            ? text.Replace("Content-Length: 0", fault, StringComparison.Ordinal)
            : text.Replace("Content-Length", fault + "\r\nContent-Length", StringComparison.Ordinal));
        rig.Requests("ACK").ShouldHaveSingleItem()["To"].ShouldContain("tag=c1");
        (call.Result.Reason, call.Result.Party, call.Result.SipStatus, call.Result.Failover)
            .ShouldBe((CallReason.ResponseUnreadable, Party.Carrier, 486, false));
    }

    // Holds MSG-16.
    [Theory]
    [InlineData("SIP/2.0 486", "SIP/2.0 986", 986)]
    [InlineData("SIP/2.0 486", "SIP/7.0 486", 486)]
    public void FinalWithABadStatusLine_IsAckedAndTold(string good, string bad, int status)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Send(Encoding.UTF8.GetString(rig.Peer.ResponseTo(invite, 486, "c1")).Replace(good, bad, StringComparison.Ordinal));
        rig.Requests("ACK").ShouldHaveSingleItem();
        (call.Result.Reason, call.Result.SipStatus).ShouldBe((CallReason.ResponseUnreadable, status));
    }

    // Holds MSG-16.
    [Fact]
    public void AnswerThatCannotBeParsed_IsAckedEndedAndTold()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        var text = Encoding.UTF8.GetString(rig.Peer.ResponseTo(invite, 200, "c1", FakePeer.Answer));
        rig.Peer.Send(text.Replace("Content-Length: 10", "Content-Length: 100", StringComparison.Ordinal));
        rig.Requests("ACK").ShouldHaveSingleItem();
        rig.Peer.Respond(rig.Requests("BYE").ShouldHaveSingleItem(), 200);
        (call.Result.Exit, call.Result.Reason, call.Result.Party).ShouldBe((CallExit.Failed, CallReason.ResponseUnreadable, Party.Carrier));
    }

    // Holds MSG-16.
    [Theory]
    [InlineData(";tag=c1", "")]
    [InlineData("SIP/2.0 486", "SIP/2.0 183")]
    [InlineData("branch=", "branch=x")]
    [InlineData("CSeq: ", "CSeq: x")]
    public void UnreadableWithoutWhatMatchingNeeds_IsDropped(string good, string bad)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Send(Encoding.UTF8.GetString(rig.Peer.ResponseTo(invite, 486, "c1"))
            .Replace("Content-Length: 0", "Content-Length: 500", StringComparison.Ordinal).Replace(good, bad, StringComparison.Ordinal));
        call.Results.ShouldBeEmpty();
        rig.Requests("ACK").ShouldBeEmpty();
        rig.Peer.Respond(invite, 486, "c1");
    }

    // Holds ID-12.
    [Fact]
    public void ProgressWithACauseThenTimeout_CauseIsKept()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 183, "c1", null, "Session Progress", "Reason: Q.850;cause=1;text=\"Unallocated\", SIP;cause=404");
        rig.Peer.Respond(invite, 183, "c1", null, "Session Progress");
        rig.Pass(16_000);
        rig.Peer.Respond(invite, 487, "c1");
        call.Result.Reason.ShouldBe(CallReason.NoRinging);
        call.Result.Evidence.Progress.ShouldBe(new ProgressCause(183, 1, 404, "Unallocated"));
    }

    // Holds MAP-05.
    [Theory]
    [InlineData(200, "OK", "OK")]
    [InlineData(202, "Accepted for now", "Accepted for now")]
    [InlineData(299, "", null)]
    public void Answer_CodeAndPhraseAreThoseOfTheWire(int status, string phrase, string? told)
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, status, "c1", FakePeer.Answer, phrase);
        (call.Confirming.Single().SipStatus, call.Confirming.Single().SipPhrase).ShouldBe((status, told));
        HangUp(rig, ticket);
        (call.Result.SipStatus, call.Result.SipPhrase).ShouldBe((status, phrase));
    }

    // Holds MAP-05.
    [Fact]
    public void InviteThatCannotBeWritten_NoStatusOfTheWireAndNoInvite()
    {
        using var rig = new Rig();
        var call = PlaceUnwritable(rig);
        (call.Result.Reason, call.Result.SipStatus, call.Result.Invites).ShouldBe((CallReason.BadRequest, null, 0));
        rig.Sent.ShouldBeEmpty();
    }

    private static Recorder PlaceUnwritable(Rig rig)
    {
        var ticket = rig.Reserve();
        var call = new Recorder();
        rig.Agent.Place(ticket, new CallSettings { Headers = [new("X-Bad", "a\r\nb")] }, Encoding.UTF8.GetBytes(FakePeer.Offer), call);
        rig.Settle();
        return call;
    }

    private static WireMessage HangUp(Rig rig, CallTicket ticket)
    {
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        var bye = rig.Requests("BYE")[^1];
        rig.Peer.Respond(bye, 200);
        return bye;
    }
}
