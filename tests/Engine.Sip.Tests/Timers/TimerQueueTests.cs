using Engine.Sip.Timers;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Timers;

public sealed class TimerQueueTests
{
    private const long Ms = TimeSpan.TicksPerMillisecond;

    // Holds PERF-04.
    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(500)]
    [InlineData(5_000)]
    [InlineData(15_000)]
    [InlineData(32_000)]
    [InlineData(40_950)]
    [InlineData(40_960)]
    [InlineData(40_970)]
    [InlineData(7_200_000)]
    public void Timer_FiresExactlyWhenDueNotBefore(long milliseconds)
    {
        var queue = new TimerQueue();
        queue.Advance(123_456_789);
        var target = new Target();
        var node = new TimerNode(target, 3);
        queue.Arm(node, milliseconds * Ms);
        RunTo(queue, 123_456_789 + (milliseconds * Ms) - 1);
        target.Fired.ShouldBeEmpty();
        node.IsArmed.ShouldBeTrue();
        RunTo(queue, 123_456_789 + (milliseconds * Ms));
        target.Fired.ShouldBe([3]);
        node.IsArmed.ShouldBeFalse();
        queue.NextDue().ShouldBe(long.MaxValue);
        queue.Count.ShouldBe(0);
    }

    // Holds TXN-02 and PERF-04.
    [Fact]
    public void ManyTimers_ArmedStoppedAndRearmed_FireInOrderOfTheirTimes()
    {
        var random = new Random(5);
        var queue = new TimerQueue();
        var expected = new SortedDictionary<long, int>();
        var fired = new List<(long At, int Kind)>();
        var nodes = new List<TimerNode>();
        for (var i = 0; i < 2000; i++)
        {
            var node = new TimerNode(new Target { WhenFired = kind => fired.Add((queue.Now, kind)) }, i);
            nodes.Add(node);
            queue.Arm(node, random.Next(3) == 0 ? 32_000 * Ms : random.NextInt64(1, 100_000 * Ms));
        }

        foreach (var node in nodes)
        {
            if (random.Next(2) == 0)
            {
                queue.Stop(node);
            }
            else if (random.Next(2) == 0)
            {
                queue.Arm(node, random.NextInt64(1, 200_000 * Ms));
            }

            if (node.IsArmed)
            {
                expected[node.Due] = 0;
            }
        }

        var armed = nodes.Count(n => n.IsArmed);
        var due = nodes.Where(n => n.IsArmed).ToDictionary(n => n.Kind, n => n.Due);
        RunTo(queue, 300_000 * Ms);
        fired.Count.ShouldBe(armed);
        fired.ShouldAllBe(f => f.At == due[f.Kind]);
        queue.Count.ShouldBe(0);
        expected.ShouldNotBeEmpty();
    }

    // Holds PERF-05.
    [Fact]
    public void Stall_FiresALateTimerOnceAndNeverMoreThanTheLimit()
    {
        var queue = new TimerQueue();
        var target = new Target();
        for (var i = 0; i < 600; i++)
        {
            queue.Arm(new TimerNode(target, i), (i % 7 == 0 ? 32_000 : 100 + i) * Ms);
        }

        queue.Advance(100_000 * Ms);
        queue.Fire(256).ShouldBeTrue();
        target.Fired.Count.ShouldBe(256);
        queue.Fire(256).ShouldBeTrue();
        queue.Fire(256).ShouldBeFalse();
        target.Fired.Count.ShouldBe(600);
        target.Fired.Distinct().Count().ShouldBe(600);
    }

    // Holds TXN-33.
    [Fact]
    public void Clock_ThatStepsBack_ChangesNothing()
    {
        var queue = new TimerQueue();
        queue.Advance(1000 * Ms);
        queue.Advance(10 * Ms);
        queue.Now.ShouldBe(1000 * Ms);
    }

    // Holds TXN-02 and PERF-04.
    [Fact]
    public void ArmAndStop_AllocateNothing()
    {
        var queue = new TimerQueue();
        var node = new TimerNode(new Target(), 1);
        Cycle(queue, node);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Cycle(queue, node);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static void Cycle(TimerQueue queue, TimerNode node)
    {
        queue.Arm(node, 500 * Ms);
        queue.Stop(node);
        queue.Arm(node, 32_000 * Ms);
        queue.NextDue();
        queue.Stop(node);
    }

    private static void RunTo(TimerQueue queue, long end)
    {
        while (queue.NextDue() <= end)
        {
            queue.Advance(queue.NextDue());
            while (queue.Fire(256))
            {
            }
        }

        queue.Advance(end);
        queue.Fire(256);
    }

    private sealed class Target : ITimerTarget
    {
        internal List<int> Fired { get; } = [];

        internal Action<int>? WhenFired { get; init; }

        public void OnTimer(int kind)
        {
            Fired.Add(kind);
            WhenFired?.Invoke(kind);
        }
    }
}
