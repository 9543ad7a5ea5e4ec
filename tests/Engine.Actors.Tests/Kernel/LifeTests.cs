using Engine.Actors.Kernel;
using Engine.Testing.Kernel;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Kernel;

public sealed class LifeTests
{
    private readonly SimulatedNode _node = new(1);
    private readonly List<string> _trace = [];

    [Fact]
    public void Stop_Parent_StopsChildrenFirst()
    {
        var top = _node.System.Spawn(Tree("a", 3));
        _node.Settle();

        _node.System.Stop(top);
        _node.Settle();

        _trace.ShouldBe(["aaa", "aa", "a"]);
        _node.System.Counters.ActorsAlive.ShouldBe(0);
    }

    [Fact]
    public void Watch_ActorThatStops_TellsOnce()
    {
        var probe = new TestProbe(_node.System);
        var watched = _node.System.Spawn(DelegateActor.Props((_, _) => { }));
        _node.System.Spawn(Props.Of(() => new DelegateActor((_, message) => probe.Tell(message))
        {
            Started = self =>
            {
                self.Context.Watch(watched);
                self.Context.Watch(watched);
            },
        }));
        _node.Settle();

        watched.Tell(PoisonPill.Instance);

        probe.Expect<Terminated>().ShouldBe(new Terminated(watched, null));
        probe.ExpectNothing();
    }

    [Fact]
    public void Watch_ActorThatIsGone_TellsAtOnceWithItsCause()
    {
        var probe = new TestProbe(_node.System);
        var failing = _node.System.Spawn(DelegateActor.Props((_, _) => throw new InvalidOperationException("x")) with
        {
            Supervision = SupervisionStrategy.StopOnFailure,
        });
        failing.Tell(1);
        _node.Settle();

        probe.Watch(failing);

        probe.Expect<Terminated>().Cause!.Message.ShouldBe("x");
    }

    [Fact]
    public void Unwatch_BeforeTheEndArrives_TellsNothing()
    {
        var probe = new TestProbe(_node.System);
        var watched = _node.System.Spawn(DelegateActor.Props((_, _) => { }));
        var watcher = _node.System.Spawn(Props.Of(() => new DelegateActor((self, message) =>
        {
            if (message is "unwatch")
            {
                self.Context.Unwatch(watched);
            }
            else
            {
                probe.Tell(message);
            }
        })
        { Started = self => self.Context.Watch(watched) }));
        _node.Settle();

        watcher.Tell("unwatch");
        watched.Tell(PoisonPill.Instance);

        probe.ExpectNothing();
    }

    [Fact]
    public void Spawn_NameOfALivingChild_IsRefusedAndFreeAgainWhenItsEndIsHeard()
    {
        var probe = new TestProbe(_node.System);
        var child = DelegateActor.Props((_, _) => { });
        var parent = _node.System.Spawn(DelegateActor.Props((self, message) =>
        {
            switch (message)
            {
                case "spawn":
                    self.Context.Watch(self.Context.Spawn(child, "one"));
                    break;
                case "again":
                    Should.Throw<InvalidOperationException>(() => self.Context.Spawn(child, "one"));
                    self.Context.Stop(self.Context.Child("one")!);
                    break;
                case Terminated:
                    probe.Tell(self.Context.Spawn(child, "one").Path);
                    break;
            }
        }), "top");

        parent.Tell("spawn");
        parent.Tell("again");

        probe.Expect<string>().ShouldBe("/top/one");
        _node.System.Counters.Failures.ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("$1")]
    [InlineData("a/b")]
    public void Spawn_NameThatCannotStandInAPath_IsRefused(string name) =>
        Should.Throw<ArgumentException>(() => _node.System.Spawn(DelegateActor.Props((_, _) => { }), name));

    [Fact]
    public async Task Terminate_System_StopsAllAndTakesNoMore()
    {
        var system = new ActorSystem();
        for (var tree = 0; tree < 100; tree++)
        {
            system.Spawn(Tree(string.Empty, 4));
        }

        await system.TerminateAsync().WaitAsync(TimeSpan.FromSeconds(10));

        system.Counters.ActorsAlive.ShouldBe(0);
        Should.Throw<ObjectDisposedException>(() => system.Spawn(Tree("late", 1)));
    }

    [Fact]
    public async Task SpawnAndStop_ManyOnRealThreads_LeavesNothingBehind()
    {
        var system = new ActorSystem();
        var stopped = 0;
        var parent = system.Spawn(DelegateActor.Props((self, message) =>
        {
            switch (message)
            {
                case Terminated:
                    stopped++;
                    break;
                case int:
                    var child = self.Context.Spawn(DelegateActor.Props((_, _) => { }));
                    self.Context.Watch(child);
                    child.Tell("work");
                    child.Tell(PoisonPill.Instance);
                    break;
                default:
                    self.Context.Reply(stopped);
                    break;
            }
        }));
        const int Children = 20_000;
        for (var number = 0; number < Children; number++)
        {
            parent.Tell(number);
        }

        while (await parent.Ask<int>("how many", TimeSpan.FromSeconds(20)) < Children)
        {
            await Task.Yield();
        }

        system.Counters.ActorsAlive.ShouldBe(1);
        system.Counters.DeadLetters.ShouldBe(0);
    }

    /// <summary>Thousands of children tell one parent of their end at the same moment: no notice may get lost on the way in.</summary>
    [Fact]
    public async Task Terminate_ManyChildrenAtOnce_ParentHearsOfEachOne()
    {
        const int Rounds = 100;
        const int Children = 10_000;
        for (var round = 0; round < Rounds; round++)
        {
            var system = new ActorSystem();
            using var started = new CountdownEvent(Children);
            var child = Props.Of(() => new DelegateActor((_, _) => { }) { Started = _ => started.Signal() });
            system.Spawn(Props.Of(() => new DelegateActor((_, _) => { })
            {
                Started = self =>
                {
                    for (var number = 0; number < Children; number++)
                    {
                        self.Context.Spawn(child);
                    }
                },
            }));

            started.Wait(TimeSpan.FromSeconds(30)).ShouldBeTrue();
            await system.TerminateAsync().WaitAsync(TimeSpan.FromSeconds(30));
            system.Counters.ActorsAlive.ShouldBe(0);
        }
    }

    private Props Tree(string name, int depth) => Props.Of(() => new DelegateActor((_, _) => { })
    {
        Started = self => _ = depth > 1 ? self.Context.Spawn(Tree(name + "a", depth - 1)) : null,
        Stopped = () =>
        {
            lock (_trace)
            {
                _trace.Add(name);
            }
        },
    });
}
