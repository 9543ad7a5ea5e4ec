using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

public sealed class EndFlowTests
{
    // Holds FLOW-46.
    [Fact]
    public void Enter_WithoutACall_EndsAtOnce()
    {
        var s = new Session(Flow.PublishSteps(Flow.End, "end")).Do(x => new InteractionCommand.Begin(x.Now));
        s.Path.ShouldBe("end:ok");
        s.Effects.ShouldBeEmpty();
        s.Result.ShouldBe(new InteractionResult(Outcome.NoCall, "completed", null, null));
    }

    // Holds FLOW-46.
    [Fact]
    public void Enter_WithACall_SendsByeAndWaitsForIt()
    {
        var s = Session.Answered(Flow.PublishSteps($"{Flow.Dial.Replace("'notify'", "'end'")}, {Flow.End}"));
        s.Path.ShouldBe("dial:answered end:ok");
        s.Effects.ShouldBe([new InteractionEffect.HangUp(1)]);
        s.State.HasEnded.ShouldBeFalse();
        InteractionRules.NextDeadline(s.State).ShouldBe(s.Now.AddSeconds(40));
        s.HangUp(Party.Engine, "local_hangup").State.HasEnded.ShouldBeTrue();
    }

    [Fact]
    public void Bye_ThatIsNeverConfirmed_DoesNotHoldTheEnd()
    {
        var s = Session.Answered(Flow.PublishSteps($"{Flow.Dial.Replace("'notify'", "'end'")}, {Flow.End}")).After(39).Deadline();
        s.Last.ShouldBe(Decision.Ignored);
        s.After(1).Deadline();
        s.Result.Outcome.ShouldBe(Outcome.Answered);
        s.Journal.OfType<InteractionEvent.CallEnded>().Single().Reason.ShouldBe("no_confirmation");
    }
}
