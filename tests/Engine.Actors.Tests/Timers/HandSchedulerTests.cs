using Akka.Actor;
using Akka.TestKit.Xunit2;
using Engine.Testing.Actors;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Timers;

/// <summary>The scheduler that tests of this project move by hand, while actors schedule on their own threads.</summary>
public sealed class HandSchedulerTests() : TestKit(
    """
    akka.scheduler.implementation = "Engine.Testing.Actors.HandScheduler, Engine.Testing"
    """)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    /// <summary>Of a million, Akka's TestScheduler lost 128.</summary>
    [Fact]
    public async Task Advance_WhileOthersSchedule_NothingIsLost()
    {
        const int Count = 200_000;
        var seen = 0;
        using var over = new CancellationTokenSource();
        var clock = Task.Run(() =>
        {
            while (!over.IsCancellationRequested)
            {
                HandScheduler.Advance(Sys, Moment);
            }
        });
        for (var i = 0; i < Count; i++)
        {
            Sys.Scheduler.Advanced.ScheduleOnce(Moment, () => Interlocked.Increment(ref seen));
        }

        await over.CancelAsync();
        await clock;
        HandScheduler.Advance(Sys, Moment);
        seen.ShouldBe(Count);
    }

    [Fact]
    public void ScheduleTellRepeatedly_UntilItIsCancelled_EachTime()
    {
        using var cancelable = new Cancelable(Sys.Scheduler);
        Sys.Scheduler.ScheduleTellRepeatedly(Moment, 2 * Moment, TestActor, "tick", TestActor, cancelable);
        HandScheduler.Advance(Sys, 3 * Moment);
        ReceiveN(2).ShouldBe(["tick", "tick"]);

        cancelable.Cancel();
        HandScheduler.Advance(Sys, 9 * Moment);
        TestActor.Tell("last", TestActor);
        ExpectMsg<string>().ShouldBe("last");
    }
}
