using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Counters;
using Engine.Sip.Methods;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Methods;

/// <summary>Scenarios G, our side: re-INVITE, glare, lost dialogs.</summary>
public sealed class OwnReinviteTests
{
    // Holds CALL-25.
    [Fact]
    public void G03_ContactChangesInThe200_TargetRefreshed()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Answered();
        var reinvite = Reoffer(rig, ticket);
        (reinvite.ToTag, reinvite.CSeq, reinvite.RequestUri).ShouldBe(("callee", invite.CSeq + 1, "sip:callee@203.0.113.5:5060"));
        rig.Peer.Contact = "<sip:moved@203.0.113.5:5066>";
        rig.Peer.Respond(reinvite, 200, body: "v=0 held");
        rig.Requests("ACK")[^1].RequestUri.ShouldBe("sip:moved@203.0.113.5:5066");
        call.ReofferEnds.ShouldBe([(200, "v=0 held")]);
        HangUp(rig, ticket);
        rig.Requests("BYE")[0].RequestUri.ShouldBe("sip:moved@203.0.113.5:5066");
    }

    // Holds CALL-22.
    [Fact]
    public void RepeatedAnswerOfTheFirstInvite_AfterAReinvite_GetsItsOwnAck()
    {
        using var rig = new Rig();
        (var ticket, _, var invite) = rig.Answered();
        var first = rig.Requests("ACK")[0].Bytes;
        var reinvite = Reoffer(rig, ticket);
        rig.Peer.Respond(reinvite, 200, body: "v=0 held");
        rig.Peer.Respond(invite, 200, "callee", body: FakePeer.Answer);
        rig.Requests("ACK")[^1].Bytes.ShouldBe(first);
        rig.Peer.Respond(reinvite, 200, body: "v=0 held");
        rig.Requests("ACK")[^1].Bytes.ShouldBe(rig.Requests("ACK")[1].Bytes);
        HangUp(rig, ticket);
    }

    // Holds DLG-04.
    [Fact]
    public void G08_Glare_WaitedOutThreeTimesInTheOwnersWindow()
    {
        using var rig = new Rig();
        (var ticket, var call, _) = rig.Answered();
        var reinvite = Reoffer(rig, ticket);
        for (var i = 0; i < 3; i++)
        {
            rig.Peer.Respond(reinvite, 491);
            rig.Pass(4000);
            var again = rig.Requests("INVITE")[^1];
            again.CSeq.ShouldBe(reinvite.CSeq + 1);
            (again.At - (4000 * i)).ShouldBeInRange(2100, 4000);
            reinvite = again;
        }

        rig.Peer.Respond(reinvite, 491);
        call.ReofferEnds.ShouldBe([(491, "")]);
        call.Results.ShouldBeEmpty();
        HangUp(rig, ticket);
    }

    // Holds DLG-10.
    [Theory]
    [InlineData(200, null, ExchangeFault.AnswerMissing)]
    [InlineData(200, "no session", ExchangeFault.AnswerUnusable)]
    [InlineData(488, null, ExchangeFault.OwnOfferRefused)]
    [InlineData(503, null, ExchangeFault.OwnOfferRefused)]
    public void OurOfferWithoutAUsableAnswer_TheTalkGoesOnAndIsCounted(int status, string? body, ExchangeFault fault)
    {
        using var rig = new Rig();
        (var ticket, var call, _) = rig.Answered();
        rig.Peer.Respond(Reoffer(rig, ticket), status, body: body);
        rig.Pass(60_000);
        call.Results.ShouldBeEmpty();
        rig.Count(SipEvent.ExchangesFailed).ShouldBe(1);
        HangUp(rig, ticket);
        (call.Result.Evidence.FailedExchanges, call.Result.Evidence.LastFault).ShouldBe((1, fault));
    }

    // Holds DLG-03.
    [Fact]
    public void G08_TheirReinviteWhileOursIsOpen_491()
    {
        using var rig = new Rig();
        (var ticket, _, var invite) = rig.Answered();
        var ours = Reoffer(rig, ticket);
        rig.Peer.Request("INVITE", invite, "callee", 1, "v=0 theirs");
        rig.Responses(491).ShouldHaveSingleItem();
        rig.Peer.Respond(ours, 200, body: "v=0 held");
        HangUp(rig, ticket);
    }

    // Holds DLG-05.
    [Theory]
    [InlineData(488)]
    [InlineData(500)]
    [InlineData(603)]
    public void RefusedReinvite_LeavesTheSession(int status)
    {
        using var rig = new Rig();
        (var ticket, var call, _) = rig.Answered();
        rig.Peer.Respond(Reoffer(rig, ticket), status);
        call.ReofferEnds.ShouldBe([(status, "")]);
        call.Results.ShouldBeEmpty();
        HangUp(rig, ticket);
    }

    // Holds DLG-05.
    [Theory]
    [InlineData(481)]
    [InlineData(408)]
    public void G17_PeerForgotTheDialog_CallEnded(int status)
    {
        using var rig = new Rig();
        (var ticket, var call, _) = rig.Answered();
        rig.Peer.Respond(Reoffer(rig, ticket), status);
        rig.Peer.Respond(rig.Requests("BYE").ShouldHaveSingleItem(), 481);
        (call.Result.Exit, call.Result.Reason).ShouldBe((CallExit.Answered, CallReason.DialogLost));
    }

    // Holds DLG-05.
    [Fact]
    public void G17_ReinviteTimesOut_CallEnded()
    {
        using var rig = new Rig();
        (var ticket, var call, _) = rig.Answered();
        Reoffer(rig, ticket);
        rig.Pass(32_000);
        rig.Peer.Respond(rig.Requests("BYE").ShouldHaveSingleItem(), 200);
        call.Result.Reason.ShouldBe(CallReason.DialogLost);
    }

    // Holds DLG-21.
    [Fact]
    public void MaxDuration_EndedByBye()
    {
        using var rig = new Rig();
        (_, var call, _) = rig.Answered(new CallSettings { MaxDuration = TimeSpan.FromMinutes(2) });
        rig.Pass(119_999);
        rig.Requests("BYE").ShouldBeEmpty();
        rig.Pass(1);
        rig.Peer.Respond(rig.Requests("BYE").ShouldHaveSingleItem(), 200);
        (call.Result.Exit, call.Result.Reason, call.Result.TalkMs).ShouldBe((CallExit.Answered, CallReason.MaxDuration, 120_000));
    }

    [Theory]
    [InlineData(HangUpCause.MediaTimeout, CallReason.MediaTimeout)]
    [InlineData(HangUpCause.MediaLost, CallReason.MediaLost)]
    [InlineData(HangUpCause.Held, CallReason.Held)]
    [InlineData(HangUpCause.Shutdown, CallReason.LocalHangup)]
    public void HangUpCause_NamesTheEnd(HangUpCause cause, CallReason reason)
    {
        using var rig = new Rig();
        (var ticket, var call, _) = rig.Answered();
        rig.Agent.HangUp(ticket, cause);
        rig.Settle();
        rig.Peer.Respond(rig.Requests("BYE")[0], 200);
        (call.Result.Exit, call.Result.Reason).ShouldBe((CallExit.Answered, reason));
    }

    // Holds MAP-06.
    [Fact]
    public void EndAll_CancelsAndHangsUpEverything()
    {
        using var rig = new Rig();
        (_, var talking, _) = rig.Answered();
        (_, var ringing, var invite) = rig.Place();
        rig.Peer.Respond(invite, 180, "c1");
        rig.Agent.EndAll();
        rig.Settle();
        rig.Peer.Respond(rig.Requests("BYE").ShouldHaveSingleItem(), 200);
        rig.Requests("CANCEL").ShouldHaveSingleItem();
        rig.Peer.Respond(invite, 487, "c1");
        talking.Result.Exit.ShouldBe(CallExit.Answered);
        (ringing.Result.Exit, ringing.Result.Reason).ShouldBe((CallExit.Cancelled, CallReason.Shutdown));
    }

    private static WireMessage Reoffer(Rig rig, CallTicket ticket)
    {
        rig.Agent.Reoffer(ticket, "v=0 hold"u8.ToArray());
        rig.Settle();
        return rig.Requests("INVITE")[^1];
    }

    private static void HangUp(Rig rig, CallTicket ticket)
    {
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Respond(rig.Requests("BYE")[^1], 200);
    }
}
