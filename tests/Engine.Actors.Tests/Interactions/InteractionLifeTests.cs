using Akka.Actor;
using Akka.Cluster.Sharding;
using Engine.Actors.Interactions;
using Engine.Flows.Facts;
using Engine.Ports.Calls;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Interactions;

/// <summary>When the actor of an interaction goes, and what becomes of its legs.</summary>
public sealed class InteractionLifeTests : InteractionKit
{
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(2);

    [Fact]
    public void Idle_NeverAccepted_IsPutAwayAfterTwoSeconds()
    {
        var actor = Actor();
        actor.Tell(Cancel(), Asker);
        Asker.ExpectMsg<object>();
        IsPutAway(actor);
    }

    [Fact]
    public void Idle_ReadBackAfterItsEnd_IsPutAwayAfterTwoSeconds()
    {
        PutEnded();
        IsPutAway(Actor());
    }

    [Fact]
    public void Idle_AfterItsEnd_IsPutAwayAfterTwoSeconds()
    {
        var (actor, call) = Placed();
        call.Happens(new CallEvent.Failed(Time.GetUtcNow(), Busy));
        Until(() => Store.State(Id).HasEnded);
        IsPutAway(actor);
    }

    [Fact]
    public void Idle_InFlight_StaysWhileNobodyAsks()
    {
        var (actor, _) = Placed();
        PassIdleTimes(actor, 5);
        Region.ExpectNoMsg(Silence);
    }

    /// <summary>The region would hold back everything for an interaction that is put away until its calls are over.</summary>
    [Fact]
    public void Idle_WhileTheVersionForItsStartIsRead_Stays()
    {
        Catalog.Hold = new TaskCompletionSource();
        var actor = Actor(knowsFlow: false);
        actor.Tell(Accept(), Asker);
        Until(() => Catalog.Asked == 1);
        PassIdleTimes(actor, 2);
        Region.ExpectNoMsg(Silence);
    }

    [Fact]
    public void Idle_VersionForItsStartWasLost_IsPutAway()
    {
        Store.Failure = new IOException("no flows");
        var actor = Actor(knowsFlow: false);
        actor.Tell(Accept(), Asker);
        Asker.ExpectMsg(InteractionProtocol.AcceptResult.NotKnown);
        IsPutAway(actor);
    }

    /// <summary>Somebody sets the machine's clock back by an hour while it rings: the step took as long as it did, and its end is after its beginning.</summary>
    // Holds FLOW-74.
    [Fact]
    public void WallClock_IsSetBackWhileItRings_TheRowsAreTrue()
    {
        var (_, call) = Placed();
        Pass(TimeSpan.FromSeconds(4));
        Time.SetWallClock(TimeSpan.FromHours(-1));
        Pass(TimeSpan.FromSeconds(3));
        call.Happens(new CallEvent.Failed(Time.GetUtcNow(), Busy));
        Until(() => Store.State(Id).HasEnded);

        var events = Store.Events(Id);
        events.Select(e => e.At).ShouldBeInOrder();
        var dial = events.OfType<InteractionEvent.StepLeft>().First();
        (dial.At - dial.EnteredAt).ShouldBe(TimeSpan.FromSeconds(7));
        (Store.State(Id).EndedAt - Store.State(Id).AcceptedAt).ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void Stop_WithALiveLeg_WaitsForItsEndAndStoresIt()
    {
        var (actor, call) = Placed();
        actor.Tell(InteractionProtocol.Stop.Instance);
        Settle(actor);
        ExpectNoMsg(Silence);

        call.Happens(new CallEvent.Failed(Time.GetUtcNow(), Busy));
        ExpectTerminated(actor);
        Store.Events(Id).OfType<InteractionEvent.AttemptFailed>().ShouldHaveSingleItem().Failure.Reason.ShouldBe("busy");
    }

    [Fact]
    public void Stop_WithoutALeg_StopsAtOnce()
    {
        var actor = Actor();
        actor.Tell(InteractionProtocol.Stop.Instance);
        ExpectTerminated(actor);
    }

    [Theory]
    [InlineData("reserve")]
    [InlineData("place")]
    [InlineData("play")]
    public void Leg_Dies_ItsAttemptEndsExactlyOnce(string breaksAt)
    {
        Calls.BreaksAt = breaksAt;
        var actor = Actor();
        actor.Tell(Accept(), Asker);
        if (breaksAt == "play")
        {
            Calls.Expect("reserve");
            Calls.Expect("place")!.Happens(new CallEvent.Answered(Time.GetUtcNow(), new DialogFacts("their-tag", "sip:there@192.0.2.1", [], 1)));
        }

        Until(() => Store.State(Id).HasEnded);
        Settle(actor);
        Store.Events(Id).Count(e => e is InteractionEvent.AttemptFailed or InteractionEvent.CallEnded or InteractionEvent.AttemptIndeterminate).ShouldBe(1);
        var attempt = Store.State(Id).Attempts.ShouldHaveSingleItem();
        (attempt.Failure?.Reason ?? Store.Events(Id).OfType<InteractionEvent.CallEnded>().Single().Reason).ShouldBe("engine_failure");
    }

    [Fact]
    public void Leg_DiesWithItsCallUp_TheCallIsHungUp()
    {
        Calls.BreaksAt = "play";
        Actor().Tell(Accept(), Asker);
        Calls.Expect("reserve");
        Calls.Expect("place")!.Happens(new CallEvent.Answered(Time.GetUtcNow(), new DialogFacts("their-tag", "sip:there@192.0.2.1", [], 1)));
        Calls.Expect("hang_up");
    }

    private static CallFailure Busy { get; } = new(CallExit.Busy, "busy", Party.Contact, 486);

    private void IsPutAway(IActorRef actor)
    {
        Settle(actor);
        Region.ExpectNoMsg(Silence);
        PassIdleTimes(actor, 1);
        var stop = Region.ExpectMsgFrom<Passivate>(actor).StopMessage;
        Settle(actor);
        ExpectNoMsg(Silence);

        actor.Tell(stop, Region);
        ExpectTerminated(actor);
    }

    private void PassIdleTimes(IActorRef actor, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Settle(actor);
            Pass(IdleTime);
        }
    }
}
