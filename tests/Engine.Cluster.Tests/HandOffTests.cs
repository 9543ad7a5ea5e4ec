using Engine.Actors.Interactions;
using Engine.Cluster.Tests.Nodes;
using Engine.Cluster.Tests.World;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Interactions;
using Engine.Testing.Calls;
using Shouldly;
using Xunit;

namespace Engine.Cluster.Tests;

/// <summary>A node leaves while it has a live call (MAP-06, API-41).</summary>
public sealed class HandOffTests
{
    public sealed class WithTime() : ClusterTest(limits: new EngineLimits { Drain = TimeSpan.FromSeconds(25) })
    {
        [Fact]
        public async Task Leave_CallEndsInTheDrainTime_EndsByItselfAndAnswersElsewhere()
        {
            World.Phones = _ => Callee.Answers with { FinalAfter = TimeSpan.FromMilliseconds(200) };
            var a = await OlderThanBAsync();
            var id = await a.CallAsync();
            await Patience.UntilAsync(() => World.Count("ACK") == 1);

            var left = a.LeaveAsync();
            (await a.Gateway.StartAsync(Request, CancellationToken.None)).ShouldBeOfType<StartResult.Unavailable>().Code.ShouldBe("draining");
            await left.WaitAsync(Patience.Limit);

            var end = World.EndsOf(id).ShouldHaveSingleItem();
            (end.Outcome, end.HungUpBy).ShouldBe((Outcome.Answered, Party.Engine));
            World.Store.Events(new InteractionId(id)).OfType<InteractionEvent.PlaybackFinished>().ShouldHaveSingleItem().Completed.ShouldBeTrue();
            (World.Count("INVITE"), World.Count("CANCEL"), World.Count("BYE")).ShouldBe((1, 0, 1));
            (await B.CancelAsync(id)).ShouldBe(CancelResult.AlreadyEnded);
            (await B.InteractionsHereAsync()).ShouldBe([id]);
        }

        private static StartRequest Request => new(ClusterWorld.Account, TestFlows.Message, new Dictionary<string, System.Text.Json.JsonElement>(StringComparer.Ordinal));
    }

    public sealed class WithoutTime() : ClusterTest(limits: new EngineLimits { Drain = TimeSpan.FromMilliseconds(300) })
    {
        [Fact]
        public async Task Leave_CallOutlastsTheDrainTime_IsCancelledAndStoredAndAnswersElsewhere()
        {
            var a = await OlderThanBAsync();
            var id = await a.CallAsync();
            await Patience.UntilAsync(() => World.State(id).Attempts.Any(attempt => attempt.RingingAt is not null));

            await a.LeaveAsync().WaitAsync(Patience.Limit);

            World.EndsOf(id).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Cancelled);
            (World.Count("INVITE"), World.Count("CANCEL"), World.Open).ShouldBe((1, 1, 0));
            (await B.CancelAsync(id)).ShouldBe(CancelResult.AlreadyEnded);
            (await B.InteractionsHereAsync()).ShouldBe([id]);
            World.EndsOf(id).Count.ShouldBe(1);
        }
    }
}
