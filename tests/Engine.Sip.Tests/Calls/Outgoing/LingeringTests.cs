using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls.Outgoing;

/// <summary>Calls that have their result: they take no slot from the next ones, and what comes late still finds them.</summary>
public sealed class LingeringTests
{
    // Holds TXN-34 and TXN-32.
    [Fact]
    public void Slots_OfCallsWithAResult_AreFreeForTheNext()
    {
        using var rig = new Rig(capacity: 2);
        for (var i = 0; i < 20; i++)
        {
            (_, var refused, var invite) = rig.Place();
            rig.Peer.Respond(invite, 486, "c1");
            refused.Result.Exit.ShouldBe(CallExit.Busy);
            (var ticket, var call, _) = rig.Answered();
            HangUp(rig, ticket);
            call.Results.ShouldHaveSingleItem();
        }

        rig.Agent.LiveCalls.ShouldBe(0);
        rig.Agent.LingeringCalls.ShouldBe(40);
    }

    // Holds TXN-34 and TXN-21.
    [Fact]
    public void RepeatedFinals_AfterTheSlotServesAnother_GetTheSameAck()
    {
        using var rig = new Rig(capacity: 1);
        (_, _, var refused) = rig.Place();
        rig.Peer.Respond(refused, 486, "c1");
        (var ticket, _, var answered) = rig.Answered();
        HangUp(rig, ticket);
        (_, var third, _) = rig.Place();
        rig.Peer.Respond(refused, 486, "c1");
        rig.Peer.Respond(answered, 200, "callee", body: FakePeer.Answer);
        var acks = rig.Requests("ACK");
        acks.Length.ShouldBe(4);
        acks[2].Bytes.ShouldBe(acks[0].Bytes);
        acks[3].Bytes.ShouldBe(acks[1].Bytes);
        third.Events.ShouldBeEmpty();
    }

    // Holds TXN-34 and CALL-42.
    [Theory]
    [InlineData(486)]
    [InlineData(200)]
    public void AnswerOfAnotherFork_AfterTheSlotServesAnother_IsAckedAndEnded(int first)
    {
        using var rig = new Rig(capacity: 1);
        (var ticket, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, first, "c1", body: first == 200 ? FakePeer.Answer : null);
        if (first == 200)
        {
            HangUp(rig, ticket);
        }

        (_, var next, _) = rig.Place();
        rig.Peer.Respond(invite, 200, "c2", body: FakePeer.Answer);
        rig.Requests("ACK")[^1]["To"].ShouldEndWith("tag=c2");
        rig.Requests("BYE")[^1]["To"].ShouldEndWith("tag=c2");
        rig.Peer.Respond(rig.Requests("BYE")[^1], 200);
        rig.Peer.Respond(invite, 200, "c2", body: FakePeer.Answer);
        rig.Requests("BYE").Count(bye => bye["To"].EndsWith("tag=c2", StringComparison.Ordinal)).ShouldBe(1);
        call.Results.ShouldHaveSingleItem();
        next.Events.ShouldBeEmpty();
    }

    // Holds TXN-34 and CALL-27.
    [Fact]
    public void ByeOfThePeer_ThatCrossedOurs_IsAnsweredAfterTheSlotServesAnother()
    {
        using var rig = new Rig(capacity: 1);
        (var ticket, var call, var invite) = rig.Answered();
        HangUp(rig, ticket);
        (_, var next, _) = rig.Place();
        rig.Peer.Request("BYE", invite, "callee", 1);
        rig.Responses(200).ShouldHaveSingleItem();
        call.Results.ShouldHaveSingleItem();
        next.Events.ShouldBeEmpty();
    }

    private static void HangUp(Rig rig, CallTicket ticket)
    {
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Respond(rig.Requests("BYE")[^1], 200);
    }
}
