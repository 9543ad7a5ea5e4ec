using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Engine.Actors.Hosting;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Hosting;

/// <summary>The patience of a question is the injected clock's, not the machine's.</summary>
public sealed class AsksTests : TestKit
{
    /// <summary>On the machine's clock it is never over while a test runs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>On the machine's clock it is over at once.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private readonly VirtualTime _time = new();
    private readonly TestProbe _asked;

    public AsksTests()
        : base("""
            akka.test.single-expect-default = 20s
            akka.actor.ask-timeout = 100ms
            """) =>
        _asked = CreateTestProbe("asked");

    [Fact]
    public async Task Ask_Answered_GivesTheAnswer()
    {
        var answer = _asked.Ref.AskAsync<string>("question", Patience, _time);
        _asked.ExpectMsg("question");
        _asked.Reply("answer");
        (await answer).ShouldBe("answer");
    }

    /// <summary>Akka's own limit, set here, is long over as well.</summary>
    [Fact]
    public async Task Ask_TheClockStandsStill_WaitsForEver()
    {
        var answer = _asked.Ref.AskAsync<string>("question", Moment, _time);
        _asked.ExpectMsg("question");
        _time.Advance(Moment - TimeSpan.FromTicks(1));
        (await Task.WhenAny(answer, Task.Delay(5 * Moment))).ShouldNotBe(answer);

        _asked.Reply("late, and in time");
        (await answer).ShouldBe("late, and in time");
    }

    [Fact]
    public async Task Ask_NoAnswerInTime_IsNothing()
    {
        var answer = _asked.Ref.AskAsync<string>("question", Patience, _time);
        _asked.ExpectMsg("question");
        _time.Advance(Patience);
        (await answer.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeNull();
    }

    [Fact]
    public async Task Ask_ClosedSetOfAnswers_NoAnswerIsTold()
    {
        var answer = _asked.Ref.AskAsync<DayOfWeek?>("question", Patience, _time);
        _asked.ExpectMsg("question");
        _asked.Reply(DayOfWeek.Sunday);
        (await answer).ShouldBe(DayOfWeek.Sunday, "the first of a set is an answer");

        answer = _asked.Ref.AskAsync<DayOfWeek?>("question", Patience, _time);
        _time.Advance(Patience);
        (await answer.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeNull();
    }

    /// <summary>Nobody hears it; the asker is not told, and its patience ends.</summary>
    [Fact]
    public async Task Ask_OneThatIsGone_IsNothingOnceThePatienceIsOver()
    {
        Sys.Stop(Watch(_asked.Ref));
        ExpectTerminated(_asked.Ref);
        var answer = _asked.Ref.AskAsync<string>("question", Patience, _time);
        _time.Advance(Patience);
        (await answer.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeNull();
    }
}
