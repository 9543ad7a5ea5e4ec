using Engine.Actors.Kernel;
using Engine.Testing.Kernel;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Kernel;

public sealed class SupervisionTests
{
    private static readonly TimeSpan Backoff = TimeSpan.FromSeconds(1);
    private static readonly SupervisionStrategy RestartMessage = new() { BackoffMin = Backoff, BackoffMax = Backoff * 4, RestartsMax = 3 };
    private readonly SimulatedNode _node = new(1);
    private readonly List<string> _trace = [];

    [Fact]
    public void Fail_Restart_KeepsTheMessagesBehindAndLosesTheOneInHand()
    {
        var actor = _node.System.Spawn(Fragile() with { Supervision = RestartMessage });
        foreach (var message in new[] { "a", "fail", "b" })
        {
            actor.Tell(message);
        }

        _node.Run(Backoff * 2);

        _trace.ShouldBe(["started", "a", "stopped", "started", "b"]);
        _node.System.Counters.Restarts.ShouldBe(1);
    }

    [Fact]
    public void Fail_Restart_WaitsForTheBackoff()
    {
        var actor = _node.System.Spawn(Fragile() with { Supervision = RestartMessage });
        actor.Tell("fail");
        actor.Tell("b");

        _node.Run(Backoff - TimeSpan.FromMilliseconds(1));
        _trace.ShouldBe(["started", "stopped"]);
        _node.Run(Backoff);
        _trace.ShouldBe(["started", "stopped", "started", "b"]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 4)]
    [InlineData(40, 4)]
    public void Backoff_NthRestart_DoublesUpToTheLongestWithAFifthOfJitter(int restart, int seconds)
    {
        RestartMessage.Backoff(restart, 0).ShouldBe(TimeSpan.FromSeconds(seconds));
        RestartMessage.Backoff(restart, 1).ShouldBe(TimeSpan.FromSeconds(seconds) * 1.2);
    }

    [Fact]
    public void Fail_TooOftenAtTheTop_EscalatesToAHealthFault()
    {
        var signals = new SignalRecorder(_node.System);
        var actor = _node.System.Spawn(Fragile() with { Supervision = RestartMessage }, "fragile");
        for (var failure = 0; failure < 4; failure++)
        {
            actor.Tell("fail");
        }

        _node.Run(Backoff * 20);

        _node.System.Health.IsHealthy.ShouldBeFalse();
        _node.System.Health.Faults.Keys.ShouldContain("/fragile");
        _node.System.Health.HasFailedForGood.ShouldBeTrue();
        signals.Of<KernelSignal.ActorEscalated>().ShouldHaveSingleItem();
        signals.Of<KernelSignal.ActorFailed>().Select(failed => failed.Directive)
            .ShouldBe([Directive.Restart, Directive.Restart, Directive.Restart, Directive.Escalate]);
        _node.System.Counters.ActorsAlive.ShouldBe(0);
    }

    [Fact]
    public void Fail_AfterASoundWindow_CountsFromOneAgain()
    {
        var actor = _node.System.Spawn(Fragile() with { Supervision = RestartMessage });
        for (var failure = 0; failure < 12; failure++)
        {
            actor.Tell("fail");
            _node.Run(Backoff * 10 + RestartMessage.Window);
        }

        _node.System.Health.IsHealthy.ShouldBeTrue();
        _node.System.Counters.Restarts.ShouldBe(12);
    }

    [Fact]
    public void Fail_NeverGivesUp_RaisesAFaultThatGoesWhenSound()
    {
        var stubborn = RestartMessage with { NeverGivesUp = true };
        var actor = _node.System.Spawn(Fragile() with { Supervision = stubborn }, "stubborn");
        for (var failure = 0; failure < 8; failure++)
        {
            actor.Tell("fail");
        }

        _node.Run(Backoff * 45);
        _node.System.Health.Faults.Keys.ShouldContain("/stubborn");
        _node.System.Health.HasFailedForGood.ShouldBeFalse();
        _node.System.Counters.Restarts.ShouldBe(8);

        _node.Run(stubborn.Window);
        _node.System.Health.IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public void Fail_InAChild_LeavesItsSiblingsAlone()
    {
        ActorRef[] children = [];
        _node.System.Spawn(Props.Of(() => new DelegateActor((_, _) => { })
        {
            Started = self => children = [self.Context.Spawn(Fragile()), self.Context.Spawn(DelegateActor.Props((_, message) => _trace.Add($"sibling {message}")))],
        }));
        _node.Settle();

        children[0].Tell("fail");
        children[1].Tell("hello");
        _node.Settle();

        _trace.ShouldBe(["started", "stopped", "sibling hello"], ignoreOrder: true);
    }

    [Fact]
    public void Fail_Escalate_FailsTheParentWhoseChildrenAreStoppedFirst()
    {
        var child = Fragile() with { Supervision = new SupervisionStrategy { Decide = _ => Directive.Escalate } };
        ActorRef? latest = null;
        _node.System.Spawn(Props.Of(() => new DelegateActor((_, _) => { })
        {
            Started = self => latest = self.Context.Spawn(child, "only"),
            Stopped = () => _trace.Add("parent stopped"),
        }) with
        { Supervision = RestartMessage });
        _node.Settle();

        latest!.Tell("fail");
        _node.Run(Backoff * 2);
        latest.Tell("again");
        _node.Settle();

        _trace.ShouldBe(["started", "stopped", "parent stopped", "started", "again"], ignoreOrder: true);
        _node.System.Health.IsHealthy.ShouldBeTrue();
        _node.System.Counters.Escalations.ShouldBe(1);
    }

    [Fact]
    public void Fail_Resume_GoesOnWithTheSameInstance()
    {
        var actor = _node.System.Spawn(Fragile() with { Supervision = new SupervisionStrategy { Decide = _ => Directive.Resume } });
        actor.Tell("fail");
        actor.Tell("b");
        _node.Settle();

        _trace.ShouldBe(["started", "b"]);
        _node.System.Counters.Failures.ShouldBe(1);
    }

    [Fact]
    public void Fail_InFactoryOrStart_IsSupervisedToo()
    {
        var tries = 0;
        var probe = new TestProbe(_node.System);
        var actor = _node.System.Spawn(Props.Of(() => ++tries switch
        {
            1 => throw new InvalidOperationException("factory"),
            2 => new DelegateActor((_, _) => { }) { Started = _ => throw new InvalidOperationException("start") },
            _ => new DelegateActor((_, message) => probe.Tell(message)),
        }) with
        { Supervision = RestartMessage });
        actor.Tell("kept");

        _node.Run(Backoff * 10);

        probe.Expect<string>().ShouldBe("kept");
        _node.System.Counters.Restarts.ShouldBe(2);
    }

    [Fact]
    public void Restart_TimersAndWatchesOfTheOldInstance_AreGone()
    {
        var watched = _node.System.Spawn(DelegateActor.Props((_, _) => { }));
        var instances = 0;
        var actor = _node.System.Spawn(Props.Of(() => new DelegateActor((_, message) =>
        {
            _trace.Add(message.ToString()!);
            if (message is "fail")
            {
                throw new InvalidOperationException();
            }
        })
        {
            Started = self =>
            {
                if (++instances == 1)
                {
                    self.Context.Watch(watched);
                    self.Context.Timers.StartSingle("k", "tick", Backoff * 3);
                }
            },
        }) with
        { Supervision = RestartMessage });
        actor.Tell("fail");
        _node.Run(Backoff * 2);
        _node.System.Stop(watched);
        _node.Run(Backoff * 5);

        _trace.ShouldBe(["fail"]);
    }

    private Props Fragile() => Props.Of(() => new DelegateActor((_, message) =>
    {
        if (message is "fail")
        {
            throw new InvalidOperationException("told to");
        }

        _trace.Add((string)message);
    })
    {
        Started = _ => _trace.Add("started"),
        Stopped = () => _trace.Add("stopped"),
    });
}
