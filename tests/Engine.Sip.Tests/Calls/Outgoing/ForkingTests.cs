using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls.Outgoing;

/// <summary>Scenarios D: several early dialogs, several answers.</summary>
public sealed class ForkingTests
{
    // Holds CALL-40.
    [Fact]
    public void D01_TwoRingingOneAnswer_OneDialog()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 180, "a");
        rig.Peer.Respond(invite, 180, "b");
        rig.Peer.Respond(invite, 200, "b", body: FakePeer.Answer);
        call.Confirming.ShouldHaveSingleItem().RemoteTag.ShouldBe("b");
        HangUp(rig, ticket);
    }

    // Holds CALL-21, CALL-41, CALL-42 and CALL-43.
    [Fact]
    public void D02_TwoAnswers_FirstKeptSecondAckedAndByed()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 180, "a");
        rig.Peer.Respond(invite, 180, "b");
        rig.Peer.Contact = "<sip:a@203.0.113.5:5071>";
        rig.Peer.Respond(invite, 200, "a", body: FakePeer.Answer);
        rig.Peer.Contact = "<sip:b@203.0.113.5:5072>";
        rig.Peer.Respond(invite, 200, "b", body: "v=0 other");
        rig.Requests("ACK").Select(m => (m.ToTag, m.RequestUri)).ShouldBe([("a", "sip:a@203.0.113.5:5071"), ("b", "sip:b@203.0.113.5:5072")]);
        var bye = rig.Requests("BYE").ShouldHaveSingleItem();
        (bye.ToTag, bye.RequestUri, bye.To.Port).ShouldBe(("b", "sip:b@203.0.113.5:5072", (ushort)5072));
        rig.Peer.Respond(bye, 200);
        call.Results.ShouldBeEmpty();
        call.Confirming.ShouldHaveSingleItem();
        rig.Peer.Respond(invite, 200, "b", body: "v=0 other");
        rig.Requests("BYE").ShouldHaveSingleItem();
        HangUp(rig, ticket);
        call.Result.Exit.ShouldBe(CallExit.Answered);
    }

    // Holds CALL-42.
    [Fact]
    public void D02_ByeOfTheSecondDialog_LeavesTheWinnerAlone()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 200, "a", body: FakePeer.Answer);
        rig.Peer.Respond(invite, 200, "b", body: FakePeer.Answer);
        rig.Peer.Request("BYE", invite, "b", 1);
        rig.Responses(200).ShouldHaveSingleItem();
        call.Results.ShouldBeEmpty();
        rig.Peer.Respond(rig.Requests("BYE")[0], 481);
        HangUp(rig, ticket);
    }

    // Holds CALL-47 and EM-01.
    [Fact]
    public void D03_EarlyMediaOfTwoForks_TheAnswerIsTheWinnersOwn()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 183, "a", body: "v=0 a");
        rig.Peer.Respond(invite, 183, "b", body: "v=0 b");
        rig.Peer.Respond(invite, 200, "b");
        call.Provisionals.ShouldBe([(183, "v=0 a"), (183, "v=0 b")]);
        call.AnsweredSdp.ShouldBe("v=0 b");
        HangUp(rig, ticket);
    }

    // Holds CALL-41.
    [Fact]
    public void D04_AnswerWithATagNeverSeen_Answered()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 180, "a");
        rig.Peer.Respond(invite, 200, "b", body: FakePeer.Answer);
        call.Confirming[0].RemoteTag.ShouldBe("b");
        HangUp(rig, ticket);
    }

    // Holds CALL-40.
    [Fact]
    public void D05_RingingWithoutATag_Fine()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 180);
        rig.Peer.Respond(invite, 180);
        rig.Peer.Respond(invite, 200, "b", body: FakePeer.Answer);
        call.Events.ShouldBe(["provisional 180", "confirming", "answered"]);
        HangUp(rig, ticket);
    }

    // Holds CALL-25.
    [Fact]
    public void D06_AnswerWithoutATag_AcceptedAsTheOldForm()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 200, body: FakePeer.Answer);
        call.Confirming[0].RemoteTag.ShouldBe("");
        rig.Requests("ACK")[0]["To"].ShouldNotContain("tag=");
        HangUp(rig, ticket);
    }

    // Holds CALL-40.
    [Fact]
    public void D07_TwentyEarlyDialogs_CappedAndADroppedOneIsStillAcked()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place();
        for (var i = 0; i < 20; i++)
        {
            rig.Peer.Respond(invite, 180, "t" + i);
        }

        rig.Peer.Respond(invite, 200, "t0", body: FakePeer.Answer);
        rig.Requests("ACK").ShouldHaveSingleItem().ToTag.ShouldBe("t0");
        call.Events[^1].ShouldBe("answered");
        HangUp(rig, ticket);
    }

    private static void HangUp(Rig rig, CallTicket ticket)
    {
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Respond(rig.Requests("BYE")[^1], 200);
    }
}
