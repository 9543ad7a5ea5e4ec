using System.Net;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Counters;
using Engine.Sip.Methods;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Engine.Sip.Transport;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Methods;

/// <summary>Scenarios G, the peer's side: requests inside the dialog.</summary>
public sealed class InDialogTests
{
    // Holds TXN-15 and DLG-02.
    [Fact]
    public void G04_Reinvite_AnsweredByTheCallAndRepeatedUntilItsAck()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Answered();
        var reinvite = rig.Peer.Request("INVITE", invite, "callee", 1, "v=0 hold", "Contact: <sip:callee@203.0.113.5>");
        call.Offers.ShouldBe(["v=0 hold"]);
        var ok = rig.Responses(200).ShouldHaveSingleItem();
        ok.Body.ShouldBe("v=0 ours");
        ok["Contact"].ShouldContain("198.51.100.10");
        rig.Pass(3600);
        rig.Responses(200).Select(m => m.At).ShouldBe([0, 500, 1500, 3500]);
        Ack(rig, invite, 1);
        rig.Pass(60_000);
        rig.Responses(200).Length.ShouldBe(4);
        reinvite.ShouldNotBeNull();
        HangUp(rig, ticket);
    }

    // Holds TXN-40.
    [Fact]
    public void G04_ReinviteNeverAcked_EndsTheDialogAfter64T1()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Answered();
        rig.Peer.Request("INVITE", invite, "callee", 1, "v=0 hold");
        rig.Pass(32_000);
        var bye = rig.Requests("BYE").ShouldHaveSingleItem();
        bye["Reason"].ShouldStartWith("SIP;cause=408");
        rig.Peer.Respond(bye, 200);
        call.Result.Reason.ShouldBe(CallReason.NoAck);
    }

    // Holds CALL-12 and DLG-02.
    [Fact]
    public void G05_ReinviteWithoutOffer_OurOfferInThe200AnswerInTheAck()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Answered();
        rig.Peer.Request("INVITE", invite, "callee", 1);
        call.Offers.ShouldBe([""]);
        rig.Responses(200)[0].Body.ShouldBe("v=0 ours");
        Ack(rig, invite, 1, "v=0 theirs");
        call.Reanswers.ShouldBe(["v=0 theirs"]);
        HangUp(rig, ticket);
    }

    // Holds DLG-10.
    [Theory]
    [InlineData(null, null, ExchangeFault.AnswerMissing)]
    [InlineData("no session", null, ExchangeFault.AnswerUnusable)]
    [InlineData("v=0 theirs", "Content-Type: text/plain", ExchangeFault.AnswerUnusable)]
    public void G05_NoUsableAnswerInTheAck_TheTalkGoesOnAndIsCounted(string? body, string? header, ExchangeFault fault)
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Answered();
        rig.Peer.Request("INVITE", invite, "callee", 1);
        rig.Deliver(rig.Peer.RequestBytes("ACK", invite, "callee", 1, "z9hG4bKack", body, header is null ? [] : [header]), Rig.Gateway);
        rig.Pass(60_000);
        rig.Requests("BYE").ShouldBeEmpty();
        call.Reanswers.Count.ShouldBe(1);
        rig.Count(SipEvent.ExchangesFailed).ShouldBe(1);
        rig.Peer.Request("INVITE", invite, "callee", 2, "v=0 again");
        Ack(rig, invite, 2);
        HangUp(rig, ticket);
        call.Result.Reason.ShouldBe(CallReason.LocalHangup);
        (call.Result.Evidence.FailedExchanges, call.Result.Evidence.LastFault).ShouldBe((1, fault));
    }

    // Holds DLG-10.
    [Theory]
    [InlineData("INVITE", "v=0 bad", null, 488, ExchangeFault.OfferRefused)]
    [InlineData("UPDATE", "v=0 bad", null, 488, ExchangeFault.OfferRefused)]
    [InlineData("INVITE", "v=0 x", "Content-Type: text/plain", 415, ExchangeFault.OfferUnreadable)]
    [InlineData("UPDATE", "v=0 x", "Content-Type: text/plain", 415, ExchangeFault.OfferUnreadable)]
    public void RefusedOffer_CountedAndTheCallGoesOn(string method, string body, string? header, int status, ExchangeFault fault)
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Answered();
        call.Reply = ReofferReply.NotAcceptable;
        rig.Peer.Request(method, invite, "callee", 1, body, header is null ? [] : [header]);
        rig.Responses(status).ShouldHaveSingleItem();
        rig.Count(SipEvent.ExchangesFailed).ShouldBe(1);
        HangUp(rig, ticket);
        (call.Result.Evidence.FailedExchanges, call.Result.Evidence.LastFault).ShouldBe((1, fault));
    }

    // Holds SDP-10.
    [Fact]
    public void G07_OfferTheCallRefuses_488AndTheCallGoesOn()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Answered();
        call.Reply = ReofferReply.NotAcceptable;
        rig.Peer.Request("INVITE", invite, "callee", 1, "v=0 t38");
        rig.Responses(488).ShouldHaveSingleItem();
        Ack(rig, invite, 1, branch: "z9hG4bKpeer1");
        rig.Pass(60_000);
        rig.Responses(488).ShouldHaveSingleItem();
        call.Results.ShouldBeEmpty();
        HangUp(rig, ticket);
    }

    // Holds TXN-40.
    [Fact]
    public void Reinvite488NeverAcked_RepeatedByGUntilH()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Answered();
        call.Reply = ReofferReply.NotAcceptable;
        rig.Peer.Request("INVITE", invite, "callee", 1, "v=0 t38");
        rig.Pass(40_000);
        rig.Responses(488).Select(m => m.At).ShouldBe([0, 500, 1500, 3500, 7500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500]);
        HangUp(rig, ticket);
    }

    // Holds DLG-03.
    [Fact]
    public void G09_SecondReinviteBeforeTheAck_500WithRetryAfter()
    {
        using var rig = new Rig();
        (var ticket, _, var invite) = rig.Answered();
        rig.Peer.Request("INVITE", invite, "callee", 1, "v=0 a");
        rig.Peer.Request("INVITE", invite, "callee", 2, "v=0 b");
        int.Parse(rig.Responses(500).ShouldHaveSingleItem()["Retry-After"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(0, 10);
        Ack(rig, invite, 1);
        HangUp(rig, ticket);
    }

    // Holds DLG-03.
    [Fact]
    public void G09_ReinviteWhileOurOfferIsOpen_491()
    {
        using var rig = new Rig();
        (var ticket, _, var invite) = rig.Answered();
        rig.Peer.Request("INVITE", invite, "callee", 1);
        rig.Peer.Request("INVITE", invite, "callee", 2, "v=0 b");
        rig.Responses(491).ShouldHaveSingleItem();
        Ack(rig, invite, 1, "v=0 theirs");
        HangUp(rig, ticket);
    }

    // Holds CALL-25 and DLG-02.
    [Theory]
    [InlineData("v=0 u", "v=0 ours")]
    [InlineData(null, "")]
    public void G10_UpdateAfterTheAnswer_200(string? offer, string body)
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Answered();
        rig.Peer.Request("UPDATE", invite, "callee", 1, offer, "Contact: <sip:moved@203.0.113.5:5099>");
        rig.Responses(200).ShouldHaveSingleItem().Body.ShouldBe(body);
        call.Offers.Count.ShouldBe(offer is null ? 0 : 1);
        HangUp(rig, ticket);
        rig.Requests("BYE")[0].RequestUri.ShouldBe("sip:moved@203.0.113.5:5099");
        rig.Requests("BYE")[0].To.Port.ShouldBe((ushort)5099);
    }

    [Fact]
    public void G10_UpdateWithAnOfferBeforeTheAnswer_491()
    {
        using var rig = new Rig();
        (_, _, var invite) = rig.Place();
        rig.Peer.Respond(invite, 180, "c1");
        rig.Peer.Request("UPDATE", invite, "c1", 1, "v=0 u");
        rig.Responses(491).ShouldHaveSingleItem();
        rig.Peer.Respond(invite, 486, "c1");
    }

    // Holds DLG-01.
    [Fact]
    public void G11_LowerCSeq_500_GapsAccepted()
    {
        using var rig = new Rig();
        (var ticket, _, var invite) = rig.Answered();
        rig.Peer.Request("OPTIONS", invite, "callee", 10);
        rig.Peer.Request("OPTIONS", invite, "callee", 9);
        rig.Peer.Request("OPTIONS", invite, "callee", 30);
        rig.Responses(500).ShouldHaveSingleItem();
        rig.Responses(200).Length.ShouldBe(2);
        HangUp(rig, ticket);
    }

    // Holds DLG-01 and SEC-04.
    [Theory]
    [InlineData("remote")]
    [InlineData("local")]
    [InlineData("callid")]
    public void G12_WrongTags_481(string wrong)
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Answered();
        var text = System.Text.Encoding.UTF8.GetString(rig.Peer.RequestBytes("BYE", invite, "callee", 1, "z9hG4bKq"));
        rig.Peer.Send(wrong switch
        {
            "remote" => text.Replace("tag=callee", "tag=guess", StringComparison.Ordinal),
            "local" => text.Replace(invite.FromTag, new string('a', 26), StringComparison.Ordinal),
            _ => text.Replace("Call-ID: ", "Call-ID: x", StringComparison.Ordinal),
        });
        rig.Responses(481).ShouldHaveSingleItem();
        call.Results.ShouldBeEmpty();
        HangUp(rig, ticket);
    }

    // Holds DLG-06, DLG-07, DLG-08 and XFER-15.
    [Theory]
    [InlineData("OPTIONS", null, 200)]
    [InlineData("MESSAGE", null, 405)]
    [InlineData("SUBSCRIBE", null, 405)]
    [InlineData("PUBLISH", null, 405)]
    [InlineData("NOTIFY", null, 481)]
    [InlineData("REFER", null, 603)]
    [InlineData("PRACK", null, 481)]
    [InlineData("FLOOP", null, 501)]
    [InlineData("INFO", null, 200)]
    [InlineData("INFO", "Info-Package: x", 469)]
    [InlineData("INFO", "Content-Type: text/plain", 415)]
    [InlineData("BYE", "Require: nothing", 200)]
    [InlineData("OPTIONS", "Require: nothing, else", 420)]
    public void G13_MethodsInTheDialog_AnsweredAndTheCallUnharmed(string method, string? header, int status)
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Answered();
        var body = header?.StartsWith("Content-Type", StringComparison.Ordinal) == true ? "text" : null;
        rig.Peer.Request(method, invite, "callee", 1, body, header is null ? [] : [header]);
        var reply = rig.Sent[^1];
        reply.Status.ShouldBe(status);
        if (status == 420)
        {
            reply["Unsupported"].ShouldBe("nothing, else");
        }

        if (status is 200 or 405 && method is not ("INFO" or "BYE"))
        {
            reply["Allow"].ShouldContain("INVITE");
        }

        if (method != "BYE")
        {
            call.Results.ShouldBeEmpty();
            HangUp(rig, ticket);
        }
    }

    // Holds DLG-08.
    [Theory]
    [InlineData("INVITE", "Require: colour", "Require: smell", "colour, smell")]
    [InlineData("UPDATE", "Require: colour,smell", "Require: COLOUR", "colour, smell")]
    [InlineData("INFO", "Require: a", "Require: b , c", "a, b, c")]
    [InlineData("PRACK", "Require: 100rel", "Require: x\r\n y", "100rel, x y")]
    public void RequireOnSeveralLines_One420NamesAll(string method, string one, string two, string unsupported)
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Answered();
        rig.Deliver(rig.Peer.RequestBytes(method, invite, "callee", 1, "z9hG4bKpeer1", null, one, two), Rig.Gateway);
        rig.Sent[^1].Status.ShouldBe(420);
        rig.Sent[^1].All("Unsupported").ShouldBe([unsupported]);
        Ack(rig, invite, 1, branch: "z9hG4bKpeer1");
        call.Offers.ShouldBeEmpty();
        HangUp(rig, ticket);
    }

    // Holds DLG-08.
    [Theory]
    [InlineData("UPDATE", 420)]
    [InlineData("PRACK", 420)]
    [InlineData("OPTIONS", 420)]
    [InlineData("BYE", 200)]
    public void RequireInAnEarlyDialog_One420NamesAll(string method, int status)
    {
        using var rig = new Rig();
        (_, _, var invite) = rig.Place();
        rig.Peer.Respond(invite, 183, "c1");
        rig.Peer.Request(method, invite, "c1", 1, null, "Require: colour", "Require: smell");
        rig.Sent[^1].Status.ShouldBe(status);
        rig.Sent[^1].All("Unsupported").ShouldBe(status == 420 ? ["colour, smell"] : []);
        rig.Peer.Respond(invite, 486, "c1");
    }

    // Holds DLG-08.
    [Theory]
    [InlineData("OPTIONS", 420)]
    [InlineData("REGISTER", 405)]
    [InlineData("FLOOP", 501)]
    public void RequireOutsideADialog_MethodFirstThenOne420NamesAll(string method, int status)
    {
        using var rig = new Rig();
        rig.Peer.Send($"{method} sip:x@198.51.100.10 SIP/2.0\r\nVia: SIP/2.0/UDP 203.0.113.5:5060;branch=z9hG4bK1;rport\r\n"
            + $"From: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: q\r\nCSeq: 1 {method}\r\nRequire: colour\r\nRequire: smell\r\n\r\n");
        var reply = rig.Sent.ShouldHaveSingleItem();
        (reply.Status, reply.ToTag.Length > 0).ShouldBe((status, true));
        reply.All("Unsupported").ShouldBe(status == 420 ? ["colour, smell"] : []);
    }

    // Holds DLG-07.
    [Fact]
    public void OptionsWhileDraining_503OutsideAnd200InsideADialog()
    {
        using var rig = new Rig();
        (var ticket, _, var invite) = rig.Answered();
        rig.Agent.Drain();
        rig.Peer.Send("OPTIONS sip:x@198.51.100.10 SIP/2.0\r\nVia: SIP/2.0/UDP 203.0.113.5:5060;branch=z9hG4bK1;rport\r\n"
            + "From: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: q\r\nCSeq: 1 OPTIONS\r\n\r\n");
        rig.Sent[^1].Status.ShouldBe(503);
        rig.Peer.Request("OPTIONS", invite, "callee", 1);
        rig.Sent[^1].Status.ShouldBe(200);
        HangUp(rig, ticket);
    }

    // Holds MSG-15.
    [Fact]
    public void AckWithoutTheEmptyLine_IsAnAck()
    {
        using var rig = new Rig();
        (var ticket, _, var invite) = rig.Answered();
        rig.Peer.Request("INVITE", invite, "callee", 1, "v=0 hold");
        rig.Deliver(rig.Peer.RequestBytes("ACK", invite, "callee", 1, "z9hG4bKack")[..^2], Rig.Gateway);
        rig.Pass(40_000);
        rig.Requests("BYE").ShouldBeEmpty();
        HangUp(rig, ticket);
    }

    // Holds DLG-06 and DTMF-06.
    [Theory]
    [InlineData("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n")]
    [InlineData("application/dtmf", "5")]
    [InlineData("audio/telephone-event", "5")]
    [InlineData("Application/DTMF-Relay ; x=y", "Signal=5")]
    public void Info_WithDigits_HandedToTheCall(string type, string body)
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Answered();
        rig.Peer.Request("INFO", invite, "callee", 1, body, "Content-Type: " + type);
        call.Infos.ShouldBe([(type, body)]);
        rig.Responses(200).ShouldHaveSingleItem();
        HangUp(rig, ticket);
    }

    // Holds CALL-27 and ID-08.
    [Theory]
    [InlineData("Reason: Q.850;cause=16", 16)]
    [InlineData("Reason: Q.850;cause=31", 31)]
    [InlineData("Reason: SIP;cause=200;text=\"a;b, c\", Q.850;cause=102", 102)]
    [InlineData("Reason: SIP;cause=200", null)]
    [InlineData("Reason: Q.850", null)]
    public void G15_ByeWithReason_CauseInTheResult(string header, int? cause)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Answered();
        rig.Pass(2500);
        rig.Peer.Request("BYE", invite, "callee", 1, null, header);
        (call.Result.Q850, call.Result.TalkMs, call.Result.HangUpSide).ShouldBe((cause, 2500, HangUpSide.Remote));
    }

    // Holds CALL-27.
    [Fact]
    public void G16_ReinviteAfterBye_481()
    {
        using var rig = new Rig();
        (_, _, var invite) = rig.Answered();
        rig.Peer.Request("BYE", invite, "callee", 1);
        rig.Peer.Request("INVITE", invite, "callee", 2, "v=0 late");
        rig.Responses(481).ShouldHaveSingleItem();
    }

    [Fact]
    public void G16_ByeOfBothSidesAtOnce_Both200OneResult()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Answered();
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Request("BYE", invite, "callee", 1);
        rig.Responses(200).ShouldHaveSingleItem();
        rig.Peer.Respond(rig.Requests("BYE")[0], 481);
        (call.Result.Reason, call.Result.HangUpSide).ShouldBe((CallReason.LocalHangup, HangUpSide.Local));
    }

    // Holds TRN-11, TXN-14 and DLG-07.
    [Theory]
    [InlineData("OPTIONS", 200)]
    [InlineData("INVITE", 403)]
    [InlineData("BYE", 481)]
    [InlineData("CANCEL", 481)]
    [InlineData("NOTIFY", 481)]
    [InlineData("REFER", 603)]
    [InlineData("REGISTER", 405)]
    [InlineData("MESSAGE", 405)]
    [InlineData("FLOOP", 501)]
    public void OutOfDialog_AnsweredByMethodAlone(string method, int status)
    {
        using var rig = new Rig();
        var text = $"{method} sip:x@198.51.100.10 SIP/2.0\r\nVia: SIP/2.0/UDP 203.0.113.5:5060;branch=z9hG4bK1;rport\r\n"
            + $"From: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: q\r\nCSeq: 1 {method}\r\nContent-Length: 0\r\n\r\n";
        rig.Peer.Send(text);
        rig.Peer.Send(text);
        rig.Sent.Select(m => m.Status).ShouldBe([status, status]);
        rig.Sent[0]["Via"].ShouldContain("received=203.0.113.5;rport=5060");
        rig.Sent[1].Bytes.ShouldBe(rig.Sent[0].Bytes);
    }

    // Holds TXN-22.
    [Fact]
    public void MergedRequest_OverAnotherPath_482()
    {
        using var rig = new Rig();
        var text = "OPTIONS sip:x@198.51.100.10 SIP/2.0\r\nVia: SIP/2.0/UDP 203.0.113.5:5060;branch=z9hG4bK1\r\n"
            + "From: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: q\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
        rig.Peer.Send(text);
        rig.Peer.Send(text.Replace("z9hG4bK1", "z9hG4bK2", StringComparison.Ordinal));
        rig.Sent.Select(m => m.Status).ShouldBe([200, 482]);
    }

    // Holds TRN-11.
    [Fact]
    public void ViaWithoutRport_AnsweredAtTheSentByPort()
    {
        using var rig = new Rig();
        rig.Peer.Send("OPTIONS sip:x@198.51.100.10 SIP/2.0\r\nVia: SIP/2.0/UDP 203.0.113.5:5070;branch=z9hG4bK1\r\n"
            + "From: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: q\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n");
        rig.Sent[0].To.Port.ShouldBe((ushort)5070);
    }

    // Holds TXN-03.
    [Fact]
    public void Rfc2543Request_WithoutACookie_RepeatFoundAllTheSame()
    {
        using var rig = new Rig();
        var text = "OPTIONS sip:x@198.51.100.10 SIP/2.0\r\nVia: SIP/2.0/UDP 203.0.113.5;branch=1\r\n"
            + "From: <sip:a@b>\r\nTo: <sip:c@d>\r\nCall-ID: q\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
        rig.Peer.Send(text);
        rig.Peer.Send(text);
        rig.Sent.Count.ShouldBe(2);
        rig.Sent[1].Bytes.ShouldBe(rig.Sent[0].Bytes);
    }

    // Holds SEC-01 and SEC-02.
    [Fact]
    public void Stranger_DroppedBeforeParsingWithoutAReply()
    {
        using var rig = new Rig();
        rig.Deliver("OPTIONS sip:x@y SIP/2.0\r\n\r\n"u8.ToArray(), SipEndpoint.From(IPAddress.Parse("192.0.2.7"), 5060));
        rig.Deliver("\0\0\0\0"u8.ToArray(), Rig.Gateway);
        rig.Deliver("\r\n\r\n"u8.ToArray(), Rig.Gateway);
        rig.Deliver("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray(), Rig.Gateway);
        rig.Deliver("not sip but long enough"u8.ToArray(), Rig.Gateway);
        rig.Sent.ShouldBeEmpty();
        rig.Count(SipEvent.DroppedUnknownSource).ShouldBe(1);
        rig.Count(SipEvent.KeepAlives).ShouldBe(2);
        rig.Count(SipEvent.DroppedNotSip).ShouldBe(1);
        rig.Count(SipEvent.ParseErrors).ShouldBe(1);
    }

    // Holds SEC-04.
    [Fact]
    public void DialogTarget_OutsideTheList_MayTalkWhileTheCallLives()
    {
        using var rig = new Rig();
        var elsewhere = SipEndpoint.From(IPAddress.Parse("203.0.113.77"), 5060);
        rig.Peer.Contact = "<sip:callee@203.0.113.77>";
        (_, var call, var invite) = rig.Answered();
        rig.Requests("ACK")[0].To.ShouldBe(elsewhere);
        rig.Deliver(rig.Peer.RequestBytes("BYE", invite, "callee", 1, "z9hG4bKw"), elsewhere);
        call.Result.Reason.ShouldBe(CallReason.RemoteHangup);
        rig.Pass(60_000);
        rig.Deliver(rig.Peer.RequestBytes("BYE", invite, "callee", 1, "z9hG4bKw2"), elsewhere);
        rig.Count(SipEvent.DroppedUnknownSource).ShouldBe(1);
    }

    // Holds MSG-12.
    [Fact]
    public void UnreadableRequest_400_UnreadableResponseDropped()
    {
        using var rig = new Rig();
        rig.Peer.Send("OPTIONS sip:x@y SIP/2.0\r\nVia: SIP/2.0/UDP 203.0.113.5;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\n"
            + "Call-ID: q\r\nCSeq: 1 OPTIONS\r\nContent-Length: 500\r\n\r\n");
        rig.Peer.Send("SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 203.0.113.5;branch=z9hG4bK1\r\n\r\n");
        rig.Sent.ShouldHaveSingleItem().Status.ShouldBe(400);
        rig.Count(SipEvent.ParseErrors).ShouldBe(2);
    }

    private static void Ack(Rig rig, WireMessage invite, uint cseq, string? body = null, string branch = "z9hG4bKack") =>
        rig.Deliver(rig.Peer.RequestBytes("ACK", invite, "callee", cseq, branch, body), Rig.Gateway);

    private static void HangUp(Rig rig, CallTicket ticket)
    {
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Respond(rig.Requests("BYE")[^1], 200);
    }
}
