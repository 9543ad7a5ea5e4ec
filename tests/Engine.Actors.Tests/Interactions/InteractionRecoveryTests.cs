using Akka.Actor;
using Engine.Actors.Interactions;
using Engine.Flows.Facts;
using Engine.Ports.Interactions;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Interactions;

/// <summary>Reading an interaction back: what comes meanwhile waits, and what cannot be read is known.</summary>
public sealed class InteractionRecoveryTests : InteractionKit
{
    [Fact]
    public void Commands_WhileTheJournalIsRead_AreHandledAfterResumeInOrder()
    {
        PutStarted();
        Store.Journal.DelayOfRead = TimeSpan.FromSeconds(5);
        var actor = Actor();
        CancelAndSettle(actor);
        Asker.ExpectNoMsg(Silence);

        PassUntil(() => Asker.HasMessages);
        HandledAfterResume();
    }

    [Fact]
    public void Commands_WhileTheFlowVersionIsRead_AreHandledAfterResumeInOrder()
    {
        PutStarted();
        Catalog.Hold = new TaskCompletionSource();
        var actor = Actor(knowsFlow: false);
        Until(() => Catalog.Asked == 1);
        CancelAndSettle(actor);
        Asker.ExpectNoMsg(Silence);

        Catalog.Hold.SetResult();
        HandledAfterResume();
    }

    /// <summary>Whether it is stored does not depend on its flow.</summary>
    [Fact]
    public void Accept_WhileTheFlowVersionIsRead_IsAnsweredAtOnce()
    {
        PutStarted();
        Catalog.Hold = new TaskCompletionSource();
        var actor = Actor(knowsFlow: false);
        actor.Tell(Accept(), Asker);
        Asker.ExpectMsg(InteractionProtocol.AcceptResult.Stored);
        actor.Tell(Accept("e2"), Asker);
        Asker.ExpectMsg(InteractionProtocol.AcceptResult.TooLate);
        Store.Journal.Appends.ShouldBe(0);
    }

    [Fact]
    public void Recovery_InFlight_GoesOnWithoutBeingAsked()
    {
        PutStarted();
        Actor();
        Calls.Expect("reserve");
        Calls.Expect("place");
    }

    /// <summary>I6: it may ring already.</summary>
    [Fact]
    public void Recovery_InviteWasSent_EndsTheOrphanAndNeverDialsAgain()
    {
        var (actor, _) = Placed();
        Sys.Stop(actor);
        ExpectTerminated(actor);
        Calls.Expect("cancel");

        Actor();
        Calls.Expect("end_orphan");
        Calls.Probe.ExpectNoMsg(Silence);
        Until(() => Store.State(Id).HasEnded);
        Store.Events(Id).OfType<InteractionEvent.AttemptIndeterminate>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Recovery_JournalCannotBeRead_IsCountedUntilItSucceeds()
    {
        PutStarted();
        Store.Journal.ReadFailure = new IOException("bad sector");
        ExpectTerminated(Actor());
        Failed.Count.ShouldBe(1);
        Failed.Some(10).ShouldHaveSingleItem().ShouldBe((Id, "bad sector"));

        Store.Journal.ReadFailure = null;
        Actor();
        Calls.Expect("reserve");
        Failed.Count.ShouldBe(0);
    }

    [Fact]
    public void Recovery_OfOneThatHasEnded_ForgetsAnEarlierFailure()
    {
        PutEnded();
        Store.Journal.ReadFailure = new IOException("bad sector");
        ExpectTerminated(Actor());
        Failed.Count.ShouldBe(1);

        Store.Journal.ReadFailure = null;
        Actor();
        Until(() => Failed.Count == 0);
    }

    [Fact]
    public void Recovery_FlowVersionCannotBeRead_IsCountedAndTheActorStops()
    {
        PutStarted();
        Store.Failure = new IOException("no flows");
        var actor = Actor(knowsFlow: false);
        CancelAndSettle(actor);
        ExpectTerminated(actor);
        Failed.Some(10).ShouldHaveSingleItem().ShouldBe((Id, "no flows"));
        Store.Journal.Appends.ShouldBe(0);

        Store.Failure = null;
        Actor(knowsFlow: false);
        Calls.Expect("reserve");
        Failed.Count.ShouldBe(0);
    }

    private void CancelAndSettle(IActorRef actor)
    {
        actor.Tell(Cancel(), Asker);
        actor.Tell(new InteractionProtocol.Settle(Id), Asker);
    }

    private void HandledAfterResume()
    {
        Asker.ExpectMsg<CancelResult>().ShouldBeOneOf(CancelResult.Cancelling, CancelResult.Cancelled);
        Asker.ExpectMsg<InteractionProtocol.Settled>();
        Store.State(Id).CancelledBy.ShouldBe("tester");
    }
}
