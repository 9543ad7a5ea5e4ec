using System.Text.Json;
using Engine.Flows.Components.Steps;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Walking;

public sealed class RecoveryTests
{
    private static readonly PublishedFlow Simple = Flow.Publish(Flow.Simple);

    private static readonly InteractionResult Indeterminate = new(Outcome.Indeterminate, "engine_restart", Party.Engine, null);

    // Holds FLOW-25.
    [Fact]
    public void Accepted_IsBegun()
    {
        var s = new Session(Simple, ("phone", "+12025550123")).Restart();
        s.Effect<InteractionEffect.PrepareDial>().Attempt.ShouldBe(1);
    }

    // Holds FLOW-25.
    [Fact]
    public void Preparing_IsPreparedAgainUnderTheSameId()
    {
        var s = Session.Begin(Simple);
        var first = s.Effect<InteractionEffect.PrepareDial>();
        s.Restart().Effect<InteractionEffect.PrepareDial>().ShouldSatisfyAllConditions(p => p.Id.ShouldBe(first.Id), p => p.FirstPrompts.ShouldBe(first.FirstPrompts));
        s.State.Attempts.Count.ShouldBe(1);
        s.Prepare().Effects.Single().ShouldBeOfType<InteractionEffect.PlaceCall>();
    }

    [Fact]
    public void Preparing_TheNextGateway_KeepsTheFailoverFacts()
    {
        var s = Session.Begin(Simple).Prepare().FailCall(null, "no_response", Party.Trunk, failover: true).Restart();
        s.Effect<InteractionEffect.PrepareDial>().ShouldSatisfyAllConditions(p => p.Attempt.ShouldBe(2), p => p.Failover!.Tried.ShouldBe(["192.0.2.1:5060"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Submitted_IsIndeterminateAndItsFarEndIsClosed(bool ringing)
    {
        var s = Session.Begin(Simple).Prepare();
        s = (ringing ? s.Ring() : s).Restart();
        s.Effects.ShouldBe([new InteractionEffect.EndOrphan(1, Session.Ticket, null)]);
        s.Path.ShouldBe("dial:error end:ok");
        s.Journal.OfType<InteractionEvent.StepLeft>().First().Reason.ShouldBe("engine_restart");
        s.State.HasEnded.ShouldBeFalse();
        s.Do(new InteractionCommand.OrphanEnded(s.Now, 1)).Result.ShouldBe(Indeterminate);
    }

    [Fact]
    public void Submitted_WithASecondCrash_ClosesTheFarEndAgain()
    {
        var s = Session.Begin(Simple).Prepare().Restart().Restart();
        s.Effects.ShouldBe([new InteractionEffect.EndOrphan(1, Session.Ticket, null)]);
        s.Journal.OfType<InteractionEvent.AttemptIndeterminate>().Count().ShouldBe(1);
        InteractionRules.NextDeadline(s.State).ShouldBe(s.Now.AddSeconds(40));
        s.After(40).Deadline().Result.ShouldBe(Indeterminate);
    }

    [Fact]
    public void Answered_IsHungUpAndTheContactIsGone()
    {
        var s = Session.Answered(Simple).Restart();
        s.Effects.ShouldBe([new InteractionEffect.EndOrphan(1, Session.Ticket, Session.Dialog)]);
        s.Path.ShouldBe("dial:answered notify:call_lost");
        s.Journal.OfType<InteractionEvent.CallEnded>().Single().ShouldSatisfyAllConditions(e => e.Side.ShouldBe(Party.Engine), e => e.Reason.ShouldBe("engine_restart"));
        s.Do(new InteractionCommand.OrphanEnded(s.Now, 1));
        s.Result.ShouldBe(new InteractionResult(Outcome.Answered, "engine_restart", Party.Engine, Party.Engine));
    }

    // Holds FLOW-75.
    [Fact]
    public void Answered_AndTheStoreFailed_TheStoreIsNamedEverywhere()
    {
        var s = Session.Answered(Simple).Restart(Guards.StoreUnavailable);
        s.Path.ShouldBe("dial:answered notify:call_lost");
        s.Journal.OfType<InteractionEvent.CallEnded>().Single().ShouldSatisfyAllConditions(e => e.Side.ShouldBe(Party.Engine), e => e.Reason.ShouldBe("store_unavailable"));
        s.Journal.OfType<InteractionEvent.StepLeft>().Last().Reason.ShouldBe("store_unavailable");
        s.Do(new InteractionCommand.OrphanEnded(s.Now, 1));
        s.Result.ShouldBe(new InteractionResult(Outcome.Answered, "store_unavailable", Party.Engine, Party.Engine));
    }

    // Holds FLOW-25.
    [Fact]
    public void Answered_WithOnHangup_GoesOnThere() =>
        Session.Answered(Flow.Publish(Flow.With("/steps/notify/on_hangup", "'end'"))).Restart().Path.ShouldBe("dial:answered notify:call_lost end:ok");

    [Fact]
    public void Ending_GoesOnEnding()
    {
        var s = Session.Answered(Simple).Played().After(5).Restart();
        s.Effects.ShouldBe([new InteractionEffect.EndOrphan(1, Session.Ticket, Session.Dialog)]);
        s.Do(new InteractionCommand.OrphanEnded(s.Now, 1)).Result.ShouldBe(new InteractionResult(Outcome.Answered, "completed", null, Party.Engine));
    }

    [Fact]
    public void Cancelling_GoesOnCancelling()
    {
        var s = Session.Begin(Simple).Prepare().Do(x => new InteractionCommand.Cancel(x.Now, "me")).Restart();
        s.Effects.ShouldBe([new InteractionEffect.EndOrphan(1, Session.Ticket, null)]);
        s.Do(new InteractionCommand.OrphanEnded(s.Now, 1)).Result.Outcome.ShouldBe(Outcome.Cancelled);
    }

    [Fact]
    public void Ended_HasNothingToDo()
    {
        var s = Session.Begin(Simple, ("phone", "x"));
        s.State.HasEnded.ShouldBeTrue();
        s.Restart().Last.ShouldBe(Decision.Ignored);
    }

    [Fact]
    public void LateReports_OnALostCall_AreIgnored()
    {
        var s = Session.Begin(Simple).Prepare().Restart();
        s.FailCall(CallExit.Busy, "busy").Last.ShouldBe(Decision.Ignored);
        s.Answer().Last.ShouldBe(Decision.Ignored);
        s.HangUp().Last.ShouldBe(Decision.Ignored);
    }

    [Fact]
    public void Recover_IsResume()
    {
        var s = Session.Begin(Simple).Prepare();
        var recovered = InteractionRules.Recover(s.State, Simple, s.Now);
        JsonSerializer.Serialize(s.Restart().Last.Events).ShouldBe(JsonSerializer.Serialize(recovered.Events));
    }
}
