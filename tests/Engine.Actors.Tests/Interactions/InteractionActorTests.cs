using Engine.Actors.Interactions;
using Engine.Flows.Facts;
using Engine.Ports.Interactions;
using Engine.Testing.Ports;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Interactions;

/// <summary>Accepting and storing: who hears what when the journal is slow, fails or refuses.</summary>
public sealed class InteractionActorTests : InteractionKit
{
    [Fact]
    public void Accept_AppendFails_NotKnownAndTheActorStops()
    {
        FailAppends(JournalFault.Fail);
        var actor = Actor();
        actor.Tell(Accept(), Asker);

        Asker.ExpectMsg(InteractionProtocol.AcceptResult.NotKnown);
        ExpectTerminated(actor);
        Store.Interactions.ShouldBeEmpty();
        Calls.Probe.ExpectNoMsg(Silence);
    }

    [Fact]
    public void Accept_AppendFailsThoughItStored_TheNextActorSaysStored()
    {
        FailAppends(JournalFault.FailAfterStoring);
        var actor = Actor();
        actor.Tell(Accept(), Asker);
        Asker.ExpectMsg(InteractionProtocol.AcceptResult.NotKnown);
        ExpectTerminated(actor);

        FailAppends(JournalFault.None);
        Actor().Tell(Accept(), Asker);
        Asker.ExpectMsg(InteractionProtocol.AcceptResult.Stored);
    }

    [Fact]
    public void Accept_FlowIsRemoved_SaysSoAndTheActorStops()
    {
        FailAppends(JournalFault.FlowRemoved);
        var actor = Actor();
        actor.Tell(Accept(), Asker);

        Asker.ExpectMsg(InteractionProtocol.AcceptResult.FlowRemoved);
        Asker.ExpectNoMsg(Silence);
        ExpectTerminated(actor);
        Calls.Probe.ExpectNoMsg(Silence);
    }

    [Fact]
    public void Accept_AppendIsRejected_NotKnownAndTheActorStops()
    {
        FailAppends(JournalFault.Reject);
        var actor = Actor();
        actor.Tell(Accept(), Asker);

        Asker.ExpectMsg(InteractionProtocol.AcceptResult.NotKnown);
        ExpectTerminated(actor);
        Calls.Probe.ExpectNoMsg(Silence);
    }

    [Theory]
    [InlineData(JournalFault.Fail)]
    [InlineData(JournalFault.Reject)]
    public void Cancel_AppendFails_UnavailableAndTheCallIsEnded(JournalFault fault)
    {
        var (actor, _) = Placed();
        FailAppends(fault);
        actor.Tell(Cancel(), Asker);

        Asker.ExpectMsg(CancelResult.Unavailable);
        ExpectTerminated(actor);
        Calls.Expect("cancel");
    }

    // Holds FLOW-75.
    [Theory]
    [InlineData(JournalFault.Fail, "store_unavailable")]
    [InlineData(JournalFault.Reject, "store_unavailable")]
    [InlineData(JournalFault.None, "engine_restart")]
    public void Resume_AfterAFailedAppend_NamesTheStoreAndARestartItself(JournalFault fault, string reason)
    {
        var (actor, _) = Placed();
        FailAppends(fault);
        if (fault == JournalFault.None)
        {
            Sys.Stop(actor);
        }
        else
        {
            actor.Tell(Cancel(), Asker);
            Asker.ExpectMsg(CancelResult.Unavailable);
        }

        ExpectTerminated(actor);
        FailAppends(JournalFault.None);
        Actor();

        Until(() => Store.Journal.Events(PersistenceId).OfType<InteractionEvent.AttemptIndeterminate>().Any());
        Store.Journal.Events(PersistenceId).OfType<InteractionEvent.AttemptIndeterminate>().Single().Reason.ShouldBe(reason);
        Unstored.CauseOf(Id).ShouldBe(Guards.EngineRestart, "what is stored again is over");
    }

    /// <summary>Akka goes on after a rejection, and has used up the numbers of the rejected events.</summary>
    [Fact]
    public void Cancel_AppendIsRejected_TheNextAppendLeavesNoGap()
    {
        var (actor, _) = Placed();
        FailAppends(JournalFault.Reject);
        actor.Tell(Cancel(), Asker);
        actor.Tell(Cancel(), Asker);
        Asker.ExpectMsg(CancelResult.Unavailable);
        ExpectTerminated(actor);
        Asker.ExpectNoMsg(Silence);

        FailAppends(JournalFault.None);
        var stored = Store.Journal.Events(PersistenceId).Count;
        var firsts = CreateTestProbe();
        Store.Journal.Stored = (_, first, _) => firsts.Ref.Tell(first, firsts.Ref);
        Actor();
        firsts.ExpectMsg(stored + 1L, hint: "what it decides after its recovery comes right behind what was stored");
    }

    [Fact]
    public void Accept_WhileItIsStored_NobodyActsAndNobodyIsAnswered()
    {
        Store.Journal.DelayOfAppend = number => number == 1 ? TimeSpan.FromSeconds(5) : TimeSpan.Zero;
        var actor = Actor();
        Calls.Probe = Asker;
        actor.Tell(Accept(), Asker);
        Until(() => Store.Journal.Appends == 1);
        Asker.ExpectNoMsg(Silence);
        Leg(actor).ShouldBeNull();

        PassUntil(() => Asker.HasMessages);

        Asker.ExpectMsg(InteractionProtocol.AcceptResult.Stored, hint: "the caller is on its way home before the first effect");
        Calls.Expect("reserve");
        Leg(actor).ShouldNotBeNull();
    }

    /// <summary>The INVITE is an effect of its own append.</summary>
    [Fact]
    public void Dial_WhileItIsStored_NothingIsSent()
    {
        Store.Journal.DelayOfAppend = number => number == 2 ? TimeSpan.FromSeconds(5) : TimeSpan.Zero;
        Actor().Tell(Accept(), Asker);
        Asker.ExpectMsg(InteractionProtocol.AcceptResult.Stored);
        Calls.Expect("reserve");
        Until(() => Store.Journal.Appends == 2);
        Calls.Probe.ExpectNoMsg(Silence);

        PassUntil(() => Calls.Probe.HasMessages);
        Calls.Expect("place");
    }

    [Fact]
    public void Accept_Again_StoredAgainAndNothingIsAppended()
    {
        var (actor, _) = Placed();
        var appends = Store.Journal.Appends;
        Time.Advance(TimeSpan.FromMinutes(1));
        actor.Tell(Accept(), Asker);

        Asker.ExpectMsg(InteractionProtocol.AcceptResult.Stored);
        Store.Journal.Appends.ShouldBe(appends);
        Calls.Probe.ExpectNoMsg(Silence);
    }

    [Fact]
    public void Accept_OfAnotherExecution_TooLate()
    {
        var (actor, _) = Placed();
        actor.Tell(Accept("e2"), Asker);
        Asker.ExpectMsg(InteractionProtocol.AcceptResult.TooLate);
        Store.State(Id).Identity!.ExecutionId.ShouldBe("e1");
    }

    [Theory]
    [InlineData(0, InteractionProtocol.AcceptResult.Stored)]
    [InlineData(1, InteractionProtocol.AcceptResult.TooLate)]
    internal void Accept_AtTheEndOfItsTime_TheLastMomentCounts(long ticksLate, InteractionProtocol.AcceptResult answer)
    {
        var accept = Accept();
        Time.Advance(TimeSpan.FromSeconds(5) + TimeSpan.FromTicks(ticksLate));
        Actor().Tell(accept, Asker);

        Asker.ExpectMsg(answer);
        Store.Interactions.Count.ShouldBe(ticksLate == 0 ? 1 : 0);
    }

    [Fact]
    public void Accept_VersionNotReadYet_IsReadFirst()
    {
        Catalog.Hold = new TaskCompletionSource();
        Actor(knowsFlow: false).Tell(Accept(), Asker);
        Until(() => Catalog.Asked == 1);
        Asker.ExpectNoMsg(Silence);
        Store.Journal.Appends.ShouldBe(0);

        Catalog.Hold.SetResult();
        Asker.ExpectMsg(InteractionProtocol.AcceptResult.Stored);
        Calls.Expect("reserve");
    }

    [Fact]
    public void Accept_ItsTimeIsOverWhileTheVersionIsRead_TooLateAndNothingIsStored()
    {
        Catalog.Hold = new TaskCompletionSource();
        Actor(knowsFlow: false).Tell(Accept(), Asker);
        Until(() => Catalog.Asked == 1);
        Time.Advance(TimeSpan.FromSeconds(6));
        Catalog.Hold.SetResult();

        Asker.ExpectMsg(InteractionProtocol.AcceptResult.TooLate);
        Store.Journal.Appends.ShouldBe(0);
    }

    [Fact]
    public void Accept_VersionCannotBeRead_NotKnownAndAsksAgainTheNextTime()
    {
        Store.Failure = new IOException("disk");
        var actor = Actor(knowsFlow: false);
        actor.Tell(Accept(), Asker);
        Asker.ExpectMsg(InteractionProtocol.AcceptResult.NotKnown);
        Store.Journal.Appends.ShouldBe(0);

        Store.Failure = null;
        actor.Tell(Accept(), Asker);
        Asker.ExpectMsg(InteractionProtocol.AcceptResult.Stored);
    }

    /// <summary>Said twice, a second apart, while the version is read: the second finds it begun.</summary>
    [Fact]
    public void Accept_TwiceWhileTheVersionIsRead_StoredOnce()
    {
        Catalog.Hold = new TaskCompletionSource();
        var actor = Actor(knowsFlow: false);
        actor.Tell(Accept(), Asker);
        actor.Tell(Accept(), Asker);
        Until(() => Catalog.Asked == 2);
        Catalog.Hold.SetResult();

        Asker.ExpectMsg(InteractionProtocol.AcceptResult.Stored);
        Asker.ExpectMsg(InteractionProtocol.AcceptResult.Stored);
        Store.Events(Id).OfType<InteractionEvent.InteractionAccepted>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Cancel_OfAnotherAccount_NoSuchInteractionAndNothingChanges()
    {
        var (actor, _) = Placed();
        var appends = Store.Journal.Appends;
        actor.Tell(Cancel() with { AccountId = new Ports.AccountId("other") }, Asker);
        Asker.ExpectMsg(CancelResult.NoSuchInteraction);
        Store.Journal.Appends.ShouldBe(appends);
    }

    private void FailAppends(JournalFault fault) => Store.Journal.FaultOfAppend = (_, _) => fault;
}
