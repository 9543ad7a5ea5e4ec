using Engine.Flows.Components.Steps;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Walking;

public sealed class CancelTests
{
    private static readonly PublishedFlow Simple = Flow.Publish(Flow.Simple);

    private static readonly InteractionResult Cancelled = new(Outcome.Cancelled, "cancelled", Party.Caller, null);

    private static Session Cancel(Session s) => s.Do(x => new InteractionCommand.Cancel(x.Now, "client-7"));

    // Holds FLOW-24.
    [Fact]
    public void Cancel_BeforeTheStart_EndsAtOnce()
    {
        var s = Cancel(new Session(Simple, ("phone", "+12025550123")));
        s.Result.ShouldBe(Cancelled);
        s.State.CancelledBy.ShouldBe("client-7");
        s.Do(x => new InteractionCommand.Begin(x.Now)).Last.ShouldBe(Decision.Ignored);
    }

    [Fact]
    public void Cancel_WhileTheDialIsPrepared_EndsAtOnceAndGivesTheTicketBack()
    {
        var s = Cancel(Session.Begin(Simple));
        s.Path.ShouldBe("dial:cancelled");
        s.Result.ShouldBe(Cancelled);
        s.Prepare().Effects.ShouldBe([new InteractionEffect.ReleaseDial(1, Session.Ticket)]);
        s.Last.Events.ShouldBeEmpty();
    }

    [Fact]
    public void Cancel_WhileItRings_SendsCancelAndWaitsForTheResult()
    {
        var s = Cancel(Session.Begin(Simple).Prepare().Ring());
        s.Effects.ShouldBe([new InteractionEffect.CancelCall(1)]);
        s.State.HasEnded.ShouldBeFalse();
        s.Last.Refusal.ShouldBeNull();
        s.FailCall(null, "cancelled", Party.Caller, 487);
        s.Result.ShouldBe(Cancelled);
    }

    [Fact]
    public void Cancel_CrossedByTheAnswer_HangsUp()
    {
        var s = Cancel(Session.Begin(Simple).Prepare().Ring()).Answer();
        s.Effects.ShouldBe([new InteractionEffect.HangUp(1)]);
        s.HangUp(Party.Engine, "local_hangup").Result.ShouldBe(Cancelled with { HungUpBy = Party.Engine });
    }

    [Fact]
    public void Cancel_WhileAPromptPlays_StopsItAndHangsUp()
    {
        var s = Session.Answered(Simple);
        var token = s.State.Current!.Token;
        Cancel(s).Effects.ShouldBe([new InteractionEffect.StopPlayback(token, 1), new InteractionEffect.HangUp(1)]);
        s.Path.ShouldBe("dial:answered notify:cancelled");
        s.HangUp(Party.Engine, "local_hangup").Result.Outcome.ShouldBe(Outcome.Cancelled);
    }

    [Fact]
    public void Cancel_Twice_IsTheSameAsOnce()
    {
        var s = Cancel(Cancel(Session.Begin(Simple).Prepare()));
        s.Last.ShouldBe(Decision.Ignored);
    }

    [Fact]
    public void Cancel_WhenTheVerdictStands_IsRefused()
    {
        var s = Cancel(Session.Answered(Simple).Played());
        s.Last.Refusal.ShouldBe(Refusals.Ended);
        s.HangUp(Party.Engine, "local_hangup").Result.Outcome.ShouldBe(Outcome.Answered);
        Cancel(s).Last.Refusal.ShouldBe(Refusals.Ended);
    }

    [Fact]
    public void Cancel_ThatTheFarEndIgnores_EndsAfterFortySeconds()
    {
        var s = Cancel(Session.Begin(Simple).Prepare()).After(40).Deadline();
        s.Result.ShouldBe(Cancelled);
        s.State.Attempts.Single().Failure!.Reason.ShouldBe("no_confirmation");
    }

    [Fact]
    public void Unknown_Interaction_RefusesEverythingButAccept()
    {
        var decision = InteractionRules.Decide(InteractionState.None, new InteractionCommand.Cancel(Session.Noon, "x"), Simple);
        decision.Refusal.ShouldBe(Refusals.Unknown);
        decision.Events.ShouldBeEmpty();
    }

    [Fact]
    public void Answer_AfterTheEnd_IsHungUp()
    {
        var s = Cancel(Session.Begin(Simple).Prepare()).After(40).Deadline().Answer();
        s.Effects.ShouldBe([new InteractionEffect.HangUp(1)]);
        s.Last.Events.ShouldBeEmpty();
    }

    [Fact]
    public void Accept_Twice_ChangesNothing()
    {
        var s = new Session(Simple);
        s.Do(new InteractionCommand.Accept(s.Now, s.State.Identity!, [])).Last.ShouldBe(Decision.Ignored);
    }
}
