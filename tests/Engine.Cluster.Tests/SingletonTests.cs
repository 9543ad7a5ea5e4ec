using Engine.Actors.RingGroups;
using Engine.Cluster.Tests.Nodes;
using Engine.Cluster.Tests.World;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Interactions;
using Engine.Testing.Calls;
using Engine.Testing.Ports;
using Shouldly;
using Xunit;

namespace Engine.Cluster.Tests;

/// <summary>What there is only one of was on A, and A leaves.</summary>
public sealed class SingletonTests
{
    public sealed class OfWaker() : ClusterTest(new FastClock(5))
    {
        [Fact]
        public async Task Waker_ItsNodeLeaves_TheNextWakesWhatIsInFlight()
        {
            World.Phones = _ => Callee.NeverRings;
            var a = await OlderThanBAsync();
            var id = await B.CallAsync();
            await Patience.UntilAsync(() => World.Count("INVITE") == 1);

            // Its actor stops with the failed append, and only a waker brings it back.
            World.Store.Journal.FaultOfAppend = (_, persistenceId) => persistenceId.EndsWith(id, StringComparison.Ordinal) ? JournalFault.Fail : JournalFault.None;
            (await B.CancelAsync(id)).ShouldBe(CancelResult.Unavailable);
            await a.LeaveAsync().WaitAsync(Patience.Limit);
            World.EndsOf(id).ShouldBeEmpty();
            World.Store.Journal.FaultOfAppend = static (_, _) => JournalFault.None;

            await Patience.UntilAsync(() => World.State(id).HasEnded);
            World.EndsOf(id).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Indeterminate);
            (World.Count("INVITE"), World.Open).ShouldBe((1, 0));
        }
    }

    /// <summary>
    /// On the clock that Akka has: its way to what there is only one of finds the new node once a second, and a fast clock would leave no time for that
    /// between what is said again and the end of the learning.
    /// </summary>
    public sealed class OfRingGroups : ClusterTest
    {
        [Fact]
        public async Task RingGroups_TheirNodeLeaves_WhoTalksStaysEngagedAndWhoWaitsGetsItsTurn()
        {
            World.Phones = _ => Callee.Answers with { FinalAfter = TimeSpan.FromMilliseconds(500) };
            var a = await OlderThanBAsync();
            var talks = await B.CallBackAsync();
            await Patience.UntilAsync(() => World.Joins.Any(join => join.Contains("talks", StringComparison.Ordinal)));
            var waits = await B.CallBackAsync(TestFlows.Other);

            await a.LeaveAsync().WaitAsync(Patience.Limit);

            // Both groups have the member; the answer comes once the new lines have heard everybody.
            var join = new RingGroupProtocol.Join(ClusterWorld.Account, TestFlows.BothMembers, new RingGroupPlace(new InteractionId("probe"), 1), 10, 1);
            B.RingGroups.Tell(join, TestActor);
            var joined = await ExpectMsgAsync<InteractionCommand.RingGroupJoined>(Patience.Limit);
            joined.Members.ShouldBe([TestFlows.OtherMember], "the other one still talks");
            joined.Engaged.ShouldBe(1);
            RungBy(talks).ShouldBe([TestFlows.Member]);
            RungBy(waits).ShouldBeEmpty();

            await B.CancelAsync(talks);
            await Patience.UntilAsync(() => RungBy(waits).Count > 0);
            RungBy(waits).ShouldBe([TestFlows.Member]);
        }

        private List<string?> RungBy(string id) => [.. World.State(id).Attempts.Where(attempt => attempt.Role == LegRole.GroupMember).Select(attempt => attempt.To)];
    }
}
