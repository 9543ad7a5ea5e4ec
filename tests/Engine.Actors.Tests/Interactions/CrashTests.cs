using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Faults;
using Engine.Ports.Interactions;
using Engine.Testing.Calls;
using Engine.Testing.Ports;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Interactions;

/// <summary>The process is killed at every named point and around every append; the next one must put things right (I1, I2, I3, I6, I7, I8).</summary>
public sealed class CrashTests
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(3);

    public static TheoryData<string, int> EveryPoint()
    {
        var data = new TheoryData<string, int>();
        foreach (var point in CrashPoint.All)
        {
            for (var seed = 1; seed <= 3; seed++)
            {
                data.Add(point, seed);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryPoint))]
    public void I1_AnyCrashPoint_AtMostOneInviteIsSent(string point, int seed)
    {
        var world = KilledAndRestarted(point, seed, out _);

        world.Network.Count("INVITE").ShouldBeLessThanOrEqualTo(1);
    }

    [Theory]
    [MemberData(nameof(EveryPoint))]
    public void I2_AnyCrashPoint_AcceptedInteractionEndsExactlyOnce(string point, int seed)
    {
        var world = KilledAndRestarted(point, seed, out var answer);

        foreach (var id in world.Store.Interactions)
        {
            world.EndOf(id);
        }

        if (answer is StartResult.Accepted accepted)
        {
            world.Store.Interactions.ShouldContain(accepted.InteractionId);
        }
    }

    [Theory]
    [MemberData(nameof(EveryPoint))]
    public void I6_AnyCrashPoint_SubmittedWithoutResultIsIndeterminateAndItsDialogEnded(string point, int seed)
    {
        var world = KilledAndRestarted(point, seed, out _);

        foreach (var id in world.Store.Interactions)
        {
            var events = world.Store.Events(new InteractionId(id));
            var submitted = events.OfType<InteractionEvent.DialSubmitted>().Select(e => e.Attempt);
            var settled = events.OfType<InteractionEvent.CallAnswered>().Select(e => e.Attempt)
                .Concat(events.OfType<InteractionEvent.AttemptFailed>().Select(e => e.Attempt));
            events.OfType<InteractionEvent.AttemptIndeterminate>().Select(e => e.Attempt).ShouldBe(submitted.Except(settled));
        }

        world.ShouldBeClean();
    }

    [Fact]
    public void CrashPoints_OfOneAnsweredCall_AreAllPassed()
    {
        var world = new SimulatedEngine().Started();
        world.RunToEnd();
        world.Passed.Distinct().ShouldBe(CrashPoint.All, ignoreOrder: true);
    }

    /// <summary>Every append of a call, killed just before and just after it is stored, and refused by the store in both ways.</summary>
    [Theory]
    [InlineData(JournalFault.CrashBeforeStoring)]
    [InlineData(JournalFault.CrashAfterStoring)]
    [InlineData(JournalFault.Fail)]
    [InlineData(JournalFault.FailAfterStoring)]
    public void I1I2I6_FaultAtAnyAppend_OneInviteOneEndNothingLeft(JournalFault fault)
    {
        foreach (var callee in new[] { Callee.Answers, Callee.OnlyRings, Callee.Refuses(486), Callee.Answers with { HangsUpAfter = TimeSpan.FromSeconds(1) } })
        {
            for (var append = 1; append <= 12; append++)
            {
                FaultAt(fault, append, callee);
            }
        }
    }

    [Fact]
    public void I3_Submitted_IsStoredBeforeTheInviteLeaves()
    {
        var world = new SimulatedEngine().Started();
        var order = new List<string>();
        world.Store.Journal.Stored = (_, _, events) => order.AddRange(events.Select(e => e.GetType().Name));
        world.Network.Script = _ =>
        {
            order.Add("INVITE");
            return Callee.Answers;
        };

        world.RunToEnd();

        order.IndexOf("INVITE").ShouldBe(order.IndexOf(nameof(InteractionEvent.DialSubmitted)) + 1);
        order[0].ShouldBe(nameof(InteractionEvent.InteractionAccepted));
    }

    [Fact]
    public void I7_Playback_NeverStartsBeforeTheAnswer()
    {
        var world = new SimulatedEngine().Started();
        world.Network.Script = _ => Callee.Answers with { FinalAfter = TimeSpan.FromSeconds(12) };

        var id = world.Accept();
        world.Run(LongEnough);

        world.Network.PlayedTooEarly.ShouldBe(0);
        var events = world.Store.Events(new InteractionId(id)).ToList();
        events.FindIndex(e => e is InteractionEvent.CallAnswered).ShouldBeLessThan(events.FindIndex(e => e is InteractionEvent.PlaybackFinished));
    }

    [Fact]
    public void I8_Cancel_FromAnotherAccountFindsNothing()
    {
        var world = new SimulatedEngine().Started();
        world.Network.Script = _ => Callee.OnlyRings;
        var id = world.Accept();
        world.Run(TimeSpan.FromSeconds(3));

        world.Answer(world.Core.Gateway.CancelAsync(new AccountId("other"), new InteractionId(id), "someone", CancellationToken.None)).ShouldBe(CancelResult.NoSuchInteraction);
        world.Store.State(new InteractionId(id)).HasEnded.ShouldBeFalse();
        world.Request(new AccountId("other"), new FlowId(CourierFlow.FlowId)).ShouldBeOfType<StartResult.NoSuchFlow>();
    }

    private static SimulatedEngine KilledAndRestarted(string point, int seed, out StartResult? answer)
    {
        var world = new SimulatedEngine(seed).Started(dieAt: point);
        answer = world.Ask();
        world.Run(TimeSpan.FromSeconds(20));
        world.Node.Crashed.ShouldBeTrue($"the call never came to {point}");
        world.Start();
        world.Run(LongEnough);
        return world;
    }

    private static void FaultAt(JournalFault fault, int append, Callee callee)
    {
        var world = new SimulatedEngine(append).Started();
        world.Network.Script = _ => callee;
        var node = world.Node;
        world.Store.Journal.Crash = world.Kill;
        world.Store.Journal.FaultOfAppend = (number, _) => number == append ? fault : node.Crashed ? JournalFault.CrashBeforeStoring : JournalFault.None;
        var answer = world.Ask();
        world.Run(LongEnough);
        if (node.Crashed)
        {
            world.Start();
            world.Run(LongEnough);
        }

        var what = $"{fault} at append {append}";
        world.Network.Count("INVITE").ShouldBeLessThanOrEqualTo(1, what);
        foreach (var id in world.Store.Interactions)
        {
            world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.InteractionEnded>().Count().ShouldBe(1, what);
        }

        (answer is not StartResult.Accepted || world.Store.Interactions.Count == 1).ShouldBeTrue(what);
        world.ShouldBeClean();
    }
}
