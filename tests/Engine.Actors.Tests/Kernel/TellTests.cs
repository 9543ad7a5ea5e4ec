using Engine.Actors.Kernel;
using Engine.Testing.Kernel;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Kernel;

public sealed class TellTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Tell_ManyFromOneSender_ArriveInOrder(int seed)
    {
        var node = new SimulatedNode(seed);
        var probe = new TestProbe(node.System);
        var actor = node.System.Spawn(DelegateActor.ForwardTo(probe));

        for (var number = 0; number < 5_000; number++)
        {
            actor.Tell(number);
        }

        probe.Expect<int>(5_000).ShouldBe(Enumerable.Range(0, 5_000));
    }

    [Fact]
    public async Task Tell_FromManyThreads_LosesNothingAndKeepsEachSendersOrder()
    {
        var system = new ActorSystem();
        const int Senders = 4;
        const int Each = 100_000;
        var next = new int[Senders];
        var disorder = 0;
        var inside = 0;
        var overlaps = 0;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = Senders * Each;
        var actor = system.Spawn(DelegateActor.Props((_, message) =>
        {
            overlaps += Interlocked.Increment(ref inside) - 1;
            var (sender, number) = ((int, int))message;
            disorder += next[sender]++ == number ? 0 : 1;
            Interlocked.Decrement(ref inside);
            if (--left == 0)
            {
                done.SetResult();
            }
        }));

        var senders = Enumerable.Range(0, Senders).Select(sender => Task.Run(() =>
        {
            for (var number = 0; number < Each; number++)
            {
                actor.Tell((sender, number));
            }
        }));

        await Task.WhenAll(senders);
        await done.Task.WaitAsync(TimeSpan.FromSeconds(30));
        disorder.ShouldBe(0);
        overlaps.ShouldBe(0);
        next.ShouldAllBe(count => count == Each);
        system.Counters.DeadLetters.ShouldBe(0);
    }

    [Fact]
    public async Task Tell_WhileActorsRestInBetween_WakesEachTime()
    {
        var system = new ActorSystem();
        var actor = system.Spawn(DelegateActor.Props((self, message) => self.Context.Reply(message)));

        for (var number = 0; number < 20_000; number++)
        {
            (await actor.Ask<int>(number, TimeSpan.FromSeconds(10))).ShouldBe(number);
        }
    }

    [Fact]
    public void Tell_BoundedMailboxFull_AnswersTheSenderAndCounts()
    {
        var node = new SimulatedNode(1);
        var probe = new TestProbe(node.System);
        var handled = 0;
        var actor = node.System.Spawn(DelegateActor.Props((_, _) => handled++) with { MailboxCapacity = 3 });

        for (var number = 1; number <= 4; number++)
        {
            actor.Tell(number, probe);
        }

        probe.Expect<Undeliverable>().ShouldBe(new Undeliverable(4, actor, UndeliverableReason.MailboxFull));
        probe.ExpectNothing();
        handled.ShouldBe(3);
        node.System.Counters.MailboxFull.ShouldBe(1);
        actor.TryTell(5).ShouldBeTrue();
    }

    [Fact]
    public void TryTell_AtLimitAndBeyond_SaysSo()
    {
        var node = new SimulatedNode(1);
        var actor = node.System.Spawn(DelegateActor.Props((_, _) => { }) with { MailboxCapacity = 2 });

        actor.TryTell(1).ShouldBeTrue();
        actor.TryTell(2).ShouldBeTrue();
        actor.TryTell(3).ShouldBeFalse();
        node.Settle();
        actor.TryTell(4).ShouldBeTrue();
        node.Settle();
        node.System.Stop(actor);
        node.Settle();
        actor.TryTell(5).ShouldBeFalse();
        node.System.Counters.DeadLetters.ShouldBe(0);
    }

    [Fact]
    public void Tell_MailboxFull_TimersStillArrive()
    {
        var node = new SimulatedNode(1);
        List<object> seen = [];
        var actor = node.System.Spawn(Props.Of(() => new DelegateActor((_, message) => seen.Add(message))
        {
            Started = self => self.Context.Timers.StartSingle("t", "tick", TimeSpan.FromSeconds(1)),
        }) with
        { MailboxCapacity = 1 });
        node.Settle();
        actor.Tell("fills");

        node.Time.Advance(TimeSpan.FromSeconds(1));
        node.Settle();

        seen.ShouldBe(["fills", "tick"]);
        actor.TryTell("still room").ShouldBeTrue();
    }

    [Fact]
    public void Tell_StoppedActor_IsADeadLetterAndToldToTheSender()
    {
        var node = new SimulatedNode(1);
        var signals = new SignalRecorder(node.System);
        var probe = new TestProbe(node.System);
        var actor = node.System.Spawn(DelegateActor.Props((_, _) => { }));
        node.System.Stop(actor);
        node.Settle();

        actor.Tell("late", probe);

        probe.Expect<Undeliverable>().Reason.ShouldBe(UndeliverableReason.Stopped);
        signals.Of<KernelSignal.DeadLetter>().ShouldHaveSingleItem().Message.ShouldBe("late");
        node.System.Counters.DeadLetters.ShouldBe(1);
    }

    [Fact]
    public void Stop_WithMessagesWaiting_MakesThemDeadLettersInOrder()
    {
        var node = new SimulatedNode(1);
        var signals = new SignalRecorder(node.System);
        var actor = node.System.Spawn(DelegateActor.Props((_, _) => { }));
        actor.Tell(PoisonPill.Instance);
        actor.Tell(1);
        actor.Tell(2);
        node.Settle();
        actor.Tell(3);
        node.Settle();

        signals.Of<KernelSignal.DeadLetter>().Select(letter => letter.Message).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Unhandled_Message_IsADeadLetterAndToldToTheSender()
    {
        var node = new SimulatedNode(1);
        var probe = new TestProbe(node.System);
        var actor = node.System.Spawn(DelegateActor.Props((self, message) => self.Unhandled(message)));

        actor.Tell("what", probe);

        probe.Expect<Undeliverable>().Reason.ShouldBe(UndeliverableReason.Unhandled);
    }

    [Fact]
    public void Become_ThenUnbecome_SwitchesTheBehaviour()
    {
        var node = new SimulatedNode(1);
        List<string> seen = [];
        var actor = node.System.Spawn(DelegateActor.Props((self, message) =>
        {
            seen.Add($"open {message}");
            self.Become(other =>
            {
                seen.Add($"closed {other}");
                self.Unbecome();
            });
        }));

        actor.Tell(1);
        actor.Tell(2);
        actor.Tell(3);
        node.Settle();

        seen.ShouldBe(["open 1", "closed 2", "open 3"]);
    }
}
