using Engine.Actors.Kernel;
using Engine.Testing.Kernel;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Kernel;

public sealed class TimerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly SimulatedNode _node = new(1);
    private readonly List<(double At, object Message)> _seen = [];

    [Fact]
    public void Single_Due_DeliversOnceAtItsTime()
    {
        Spawn(timers => timers.StartSingle("k", "tick", Second * 2));

        _node.Run(Second * 10);

        _seen.ShouldBe([(2, "tick")]);
    }

    [Fact]
    public void Periodic_Intervals_DeliverUntilCancelled()
    {
        Spawn(timers => timers.StartPeriodic("k", "tick", Second), cancelAfter: 3);

        _node.Run(Second * 10);

        _seen.ShouldBe([(1, "tick"), (2, "tick"), (3, "tick")]);
    }

    [Fact]
    public void Start_SameKey_ReplacesTheTimer()
    {
        Spawn(timers =>
        {
            timers.StartSingle("k", "old", Second);
            timers.StartSingle("k", "new", Second * 2);
        });

        _node.Run(Second * 10);

        _seen.ShouldBe([(2, "new")]);
    }

    [Fact]
    public void Cancel_AfterItFiredAndBeforeItArrives_DeliversNothing()
    {
        var actor = Spawn(timers => timers.StartSingle("k", "tick", Second));
        _node.Settle();
        actor.Tell("cancel");
        _node.Time.Advance(Second);

        _node.Settle();

        _seen.ShouldBe([(1, "cancel")]);
    }

    [Fact]
    public void Stop_Actor_CancelsItsTimersQuietly()
    {
        var actor = Spawn(timers => timers.StartPeriodic("k", "tick", Second));
        _node.Settle();
        _node.System.Stop(actor);
        _node.Time.Advance(Second);
        _node.Run(Second * 5);

        _seen.ShouldBeEmpty();
        _node.System.Counters.DeadLetters.ShouldBe(0);
    }

    [Fact]
    public void ReceiveTimeout_QuietActor_IsToldAfterTheLastMessage()
    {
        List<double> timeouts = [];
        var actor = _node.System.Spawn(Props.Of(() => new DelegateActor((_, message) =>
        {
            if (message is ReceiveTimeout)
            {
                timeouts.Add(_node.Time.Elapsed.TotalSeconds);
            }
        })
        { Started = self => self.Context.SetReceiveTimeout(Second * 2) }));
        _node.Run(Second);
        actor.Tell("busy");
        _node.Run(Second);
        actor.Tell("busy");

        _node.Run(Second * 5);

        timeouts.ShouldBe([4, 6]);
    }

    private ActorRef Spawn(Action<ActorTimers> start, int cancelAfter = int.MaxValue) =>
        _node.System.Spawn(Props.Of(() => new DelegateActor((self, message) =>
        {
            _seen.Add((_node.Time.Elapsed.TotalSeconds, message));
            if (message is "cancel" || _seen.Count == cancelAfter)
            {
                self.Context.Timers.Cancel("k").ShouldBeTrue();
                self.Context.Timers.IsActive("k").ShouldBeFalse();
            }
        })
        { Started = self => start(self.Context.Timers) }));
}
