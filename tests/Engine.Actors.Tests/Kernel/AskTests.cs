using Engine.Actors.Kernel;
using Engine.Testing.Kernel;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Kernel;

public sealed class AskTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly SimulatedNode _node = new(1);

    [Fact]
    public async Task Ask_Answered_GivesTheAnswer()
    {
        var actor = _node.System.Spawn(DelegateActor.Props((self, message) => self.Context.Reply((int)message + 1)));

        var answer = actor.Ask<int>(41, Second).AsTask();
        _node.Settle();

        answer.IsCompletedSuccessfully.ShouldBeTrue();
        (await answer).ShouldBe(42);
        _node.System.AskDeadlines.Open.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(250)]
    [InlineData(5_000)]
    [InlineData(90_000)]
    public void Ask_NotAnswered_FailsAfterTheTimeoutAndNotBefore(int milliseconds)
    {
        var timeout = TimeSpan.FromMilliseconds(milliseconds);
        var actor = _node.System.Spawn(DelegateActor.Props((_, _) => { }));

        var answer = actor.Ask<int>(1, timeout).AsTask();
        _node.Run(timeout - TimeSpan.FromMilliseconds(1));
        answer.IsCompleted.ShouldBeFalse();
        _node.Run(TimeSpan.FromMilliseconds(1) + (timeout / 10) + TimeSpan.FromMilliseconds(10));

        Failed(answer).ShouldBe(AskFailure.Timeout);
        _node.System.AskDeadlines.Open.ShouldBe(0);
    }

    [Fact]
    public async Task Ask_AnsweredTwiceOrTooLate_KeepsTheFirstOutcome()
    {
        ActorRef? asker = null;
        var actor = _node.System.Spawn(DelegateActor.Props((self, _) => asker = self.Sender));
        var first = actor.Ask<int>(1, Second).AsTask();
        _node.Settle();
        asker!.Tell(1);
        asker.Tell(2);
        var late = actor.Ask<int>(1, Second).AsTask();
        _node.Run(Second * 2);
        asker.Tell(3);
        _node.Settle();

        (await first).ShouldBe(1);
        Failed(late).ShouldBe(AskFailure.Timeout);
    }

    [Fact]
    public void Ask_ManyWithMixedFates_ExpireInOrderAndLeaveNothingBehind()
    {
        var actor = _node.System.Spawn(DelegateActor.Props((self, message) =>
        {
            if ((int)message % 3 == 0)
            {
                self.Context.Reply(message);
            }
        }));
        List<Task<int>> answers = [];
        for (var number = 0; number < 300; number++)
        {
            answers.Add(actor.Ask<int>(number, number % 2 == 0 ? Second : Second * 3).AsTask());
            _node.Run(TimeSpan.FromMilliseconds(5));
        }

        _node.Run(Second * 4);

        answers.Count(answer => answer.IsCompletedSuccessfully).ShouldBe(100);
        answers.Count(answer => answer.IsFaulted).ShouldBe(200);
        _node.System.AskDeadlines.Open.ShouldBe(0);
    }

    [Fact]
    public void Ask_FullMailbox_FailsAtOnce()
    {
        var actor = _node.System.Spawn(DelegateActor.Props((_, _) => { }) with { MailboxCapacity = 1 });
        actor.Tell("fills");

        var answer = actor.Ask<int>(1, Second).AsTask();
        _node.Settle();

        Failed(answer).ShouldBe(AskFailure.MailboxFull);
    }

    [Fact]
    public void Ask_StoppedActor_FailsAtOnce()
    {
        var actor = _node.System.Spawn(DelegateActor.Props((_, _) => { }));
        _node.System.Stop(actor);

        var answer = actor.Ask<int>(1, Second).AsTask();
        _node.Settle();

        Failed(answer).ShouldBe(AskFailure.Undeliverable);
    }

    [Fact]
    public void Ask_ActorThrows_FailsAtOnceWithTheCause()
    {
        var actor = _node.System.Spawn(DelegateActor.Props((_, _) => throw new InvalidOperationException("broken")));

        var answer = actor.Ask<int>(1, Second).AsTask();
        _node.Settle();

        Failed(answer).ShouldBe(AskFailure.Refused);
        answer.Exception!.InnerException!.InnerException!.Message.ShouldBe("broken");
    }

    [Fact]
    public void Ask_AnswerOfAnotherType_Fails()
    {
        var actor = _node.System.Spawn(DelegateActor.Props((self, _) => self.Context.Reply("text")));

        var answer = actor.Ask<int>(1, Second).AsTask();
        _node.Settle();

        Failed(answer).ShouldBe(AskFailure.WrongType);
    }

    [Fact]
    public async Task Ask_ManyAtOnceOnRealThreads_AllAnswered()
    {
        var system = new ActorSystem();
        var actors = Enumerable.Range(0, 8).Select(_ => system.Spawn(DelegateActor.Props((self, message) => self.Context.Reply(message)))).ToList();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(asker => Task.Run(async () =>
        {
            for (var number = 0; number < 5_000; number++)
            {
                (await actors[(asker + number) % 8].Ask<int>(number, TimeSpan.FromSeconds(20))).ShouldBe(number);
            }
        })));

        system.AskDeadlines.Open.ShouldBe(0);
    }

    [Fact]
    public async Task Ask_CallerBlocksInItsContinuation_KeepsNoActorWaiting()
    {
        var system = new ActorSystem();
        var echo = system.Spawn(DelegateActor.Props((self, message) => self.Context.Reply(message)));

        for (var round = 0; round < 200; round++)
        {
            await echo.Ask<int>(round, TimeSpan.FromSeconds(20));
            using var reached = new ManualResetEventSlim();
            system.Spawn(DelegateActor.Props((_, _) => reached.Set())).Tell("go");
            reached.Wait(TimeSpan.FromSeconds(20)).ShouldBeTrue();
        }
    }

    private static AskFailure Failed(Task answer) =>
        answer.Exception.ShouldNotBeNull().InnerException.ShouldBeOfType<AskFailedException>().Failure;
}
