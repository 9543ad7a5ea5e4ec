using Engine.Actors.Interactions;
using Engine.Cluster.Tests.Nodes;
using Engine.Cluster.Tests.World;
using Engine.Flows.Facts;
using Engine.Testing.Calls;
using Engine.Testing.Ports;
using Shouldly;
using Xunit;

namespace Engine.Cluster.Tests;

/// <summary>A is gone without a word, cut off, or put out (I1, I2, I6).</summary>
public sealed class LostNodeTests() : ClusterTest(new FastClock(3), new EngineLimits { Drain = TimeSpan.FromMinutes(5) })
{
    [Fact]
    public async Task Dies_CallsInFlight_EndOnceElsewhereAndNobodyIsCalledTwice()
    {
        World.Phones = number => number == TestFlows.Contact ? Callee.OnlyRings : Callee.Answers with { FinalAfter = TimeSpan.FromMilliseconds(300) };
        var a = await OlderThanBAsync();
        var rings = await a.CallAsync();
        await Patience.UntilAsync(() => World.State(rings).Attempts.Any(attempt => attempt.RingingAt is not null));
        var talks = await ClusterNode.StartAsync(a.Gateway, TestFlows.LongMessage, TestFlows.Other);
        await Patience.UntilAsync(() => World.State(talks).Attempts.Any(attempt => attempt.AnsweredAt is not null));

        await a.DieAsync(B);
        World.Open.ShouldBe(2, "nobody has hung up yet");
        B.Cluster.Down(a.Address);

        await Patience.UntilAsync(() => World.State(rings).HasEnded && World.State(talks).HasEnded);
        World.EndsOf(rings).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Indeterminate);
        World.EndsOf(talks).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Answered);
        (World.Count("INVITE"), World.Count("CANCEL"), World.Count("BYE"), World.Open).ShouldBe((2, 1, 1, 0));
        World.Ledger.Open.ShouldBe(0);
    }

    [Fact]
    public async Task CutOff_GoesOnWhileTheOtherTakesOver_StoresNothingMoreAndHangsUp()
    {
        var a = await OlderThanBAsync();
        var id = await a.CallAsync();
        await Patience.UntilAsync(() => World.State(id).Attempts.Any(attempt => attempt.RingingAt is not null));

        await a.CutOffAsync(B);
        B.Cluster.Down(a.Address);

        await Patience.UntilAsync(() => World.State(id).HasEnded);
        await Patience.UntilAsync(() => a.Core.Calls == 0);
        World.EndsOf(id).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Indeterminate);
        (World.Count("INVITE"), World.Open).ShouldBe((1, 0));
    }

    [Fact]
    public async Task PutOut_HearsOfIt_HangsUpAtOnceAndItsActorsEndByThemselves()
    {
        var a = await OlderThanBAsync();
        var id = await a.CallAsync();
        await Patience.UntilAsync(() => World.State(id).Attempts.Any(attempt => attempt.RingingAt is not null));

        // Nothing can be stored of it, so that the other node does not end the call first.
        World.Store.Journal.FaultOfAppend = static (_, _) => JournalFault.Fail;
        B.Cluster.Down(a.Address);

        await a.System.WhenTerminated.WaitAsync(Patience.Limit);
        World.Open.ShouldBe(0);
        World.Store.Journal.FaultOfAppend = static (_, _) => JournalFault.None;
        await Patience.UntilAsync(() => World.State(id).HasEnded);
        World.EndsOf(id).Count.ShouldBe(1);
        World.Count("INVITE").ShouldBe(1);
    }
}
