using Engine.Media.Plane;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Plane;

public sealed class GuardedObserverTests
{
    [Fact]
    public void Call_EveryEvent_ReachesTheOwnerAndAllocatesNothing()
    {
        var owner = new Counter();
        var observer = new GuardedObserver(owner, leg: null!, _ => { });
        RaiseAll(observer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        RaiseAll(observer);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        owner.Calls.ShouldBe(10);
    }

    [Fact]
    public void Call_OwnerThrows_IsReportedEachTime()
    {
        var faults = new List<Exception>();
        RaiseAll(new GuardedObserver(new Counter { Fault = new InvalidOperationException("an owner's defect") }, leg: null!, faults.Add));
        faults.Count.ShouldBe(5);
    }

    private static void RaiseAll(GuardedObserver observer)
    {
        observer.OnFirstPacket();
        observer.OnDigitStarted('5');
        observer.OnToneStarted('5');
        observer.OnDigit('5', 80);
        observer.OnPlaybackEnded(1, 20, 40, completed: false);
    }

    private sealed class Counter : IMediaObserver
    {
        public Exception? Fault { get; init; }

        public int Calls { get; private set; }

        public void OnPlaybackEnded(MediaLeg leg, long playbackId, int playedMs, int totalMs, bool completed) =>
            Count((playbackId, playedMs, totalMs, completed) == (1, 20, 40, false));

        public void OnDigitStarted(MediaLeg leg, char digit) => Count(digit == '5');

        public void OnToneStarted(MediaLeg leg, char digit) => Count(digit == '5');

        public void OnDigit(MediaLeg leg, char digit, int durationMs) => Count((digit, durationMs) == ('5', 80));

        public void OnFirstPacket(MediaLeg leg) => Count(true);

        private void Count(bool isRight)
        {
            if (Fault is not null)
            {
                throw Fault;
            }

            Calls += isRight ? 1 : 0;
        }
    }
}
