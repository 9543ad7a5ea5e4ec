using System.Text.Json;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Walking;

public sealed class StartTests
{
    [Fact]
    public void Start_OfAFlow_IsAcceptThenBeginInOneDecision()
    {
        var flow = Flow.Publish(Flow.Simple);
        var apart = Session.Begin(flow);
        var accepted = apart.Journal[0].ShouldBeOfType<InteractionEvent.InteractionAccepted>();

        var start = InteractionRules.Start(
            InteractionState.None, new InteractionCommand.Accept(accepted.At, accepted.Identity, accepted.Variables),
            new InteractionCommand.Begin(apart.Now), flow);

        Json(start.Events).ShouldBe(Json(apart.Journal));
        start.Effects.ShouldHaveSingleItem().ShouldBeOfType<InteractionEffect.PrepareDial>();
    }

    [Fact]
    public void Start_OfOneThatRuns_ChangesNothing()
    {
        var s = Session.Begin(Flow.Publish(Flow.Simple));
        var accepted = (InteractionEvent.InteractionAccepted)s.Journal[0];

        var again = InteractionRules.Start(
            s.State, new InteractionCommand.Accept(s.Now, accepted.Identity, accepted.Variables), new InteractionCommand.Begin(s.Now), s.Flow);

        again.Events.ShouldBeEmpty();
    }

    private static IEnumerable<string> Json(IEnumerable<InteractionEvent> events) =>
        events.Select(e => JsonSerializer.Serialize(e, InteractionEventJson.Default.InteractionEvent));
}
