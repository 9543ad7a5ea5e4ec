using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Engine.Actors.Hosting;
using Engine.Actors.Throttle;
using Engine.Ports;
using Engine.Ports.Throttle;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Throttle;

/// <summary>A bucket that another node may have served from a moment ago: it starts empty, and who comes waits for a token.</summary>
public sealed class MovedBucketTests : TestKit, IThrottleSettings
{
    private static readonly AccountId Account = new("acme");
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly VirtualTime _time = new();
    private readonly TestProbe _caller;
    private ThrottleLimit _limit = ThrottleLimit.Default;

    public MovedBucketTests()
        : base("akka.test.single-expect-default = 20s") =>
        _caller = CreateTestProbe("caller");

    public ValueTask<ThrottleLimit> FindAsync(AccountId accountId, CancellationToken cancellation) => new(_limit);

    [Theory]
    [InlineData(null)]
    [InlineData(31)]
    public void Take_ShardHasBeenHereForLong_PassesAtOnce(int? secondsSinceArrival)
    {
        var bucket = Bucket(secondsSinceArrival);
        Take(bucket);
        Answers(bucket).ShouldHaveSingleItem().Passed.ShouldBeTrue();
    }

    [Fact]
    public void Take_JustMoved_WaitsForTheFirstTokenAndPasses()
    {
        var bucket = Bucket(0);
        Take(bucket);
        Answers(bucket).ShouldBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(0.5) - TimeSpan.FromTicks(1));
        Answers(bucket).ShouldBeEmpty();

        _time.Advance(TimeSpan.FromTicks(1));
        Answers(bucket).ShouldHaveSingleItem().Passed.ShouldBeTrue();
    }

    [Fact]
    public void Look_JustMoved_SaysAtOnceThatNoTokenIsThere()
    {
        var bucket = Bucket(0);
        bucket.Tell(new ThrottleProtocol.Look(Account), _caller);
        var verdict = Answers(bucket).ShouldHaveSingleItem();
        verdict.Passed.ShouldBeFalse();
        verdict.RetryAfter.ShouldBe(TimeSpan.FromSeconds(0.5));
    }

    /// <summary>A token that takes longer than anybody waits: a 429 says when to come again.</summary>
    [Fact]
    public void Take_JustMovedAndTokensAreRare_IsRefusedAtOnce()
    {
        _limit = new ThrottleLimit(1, 0.5);
        var bucket = Bucket(0);
        Take(bucket);
        var verdict = Answers(bucket).ShouldHaveSingleItem();
        verdict.Passed.ShouldBeFalse();
        verdict.RetryAfter.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Take_JustMovedAndWasFullSince_PassesAtOnceAndIsRefusedAgain()
    {
        var bucket = Bucket(0);
        Take(bucket, 2);
        Pass(bucket, TimeSpan.FromSeconds(3)).Count.ShouldBe(2);

        Take(bucket, 3);
        Answers(bucket).Select(verdict => verdict.Passed).ShouldBe([true, true, false]);
    }

    /// <summary>The front door waits two seconds for the bucket; a token for somebody who has gone is lost.</summary>
    [Fact]
    public void Take_JustMovedAndManyAtOnce_NobodyWaitsLongerThanASecond()
    {
        _limit = new ThrottleLimit(10, 5);
        var bucket = Bucket(0);
        Take(bucket, 20);

        var answers = Pass(bucket, TimeSpan.FromSeconds(1));

        answers.Count.ShouldBe(20);
        answers.Count(answer => answer.Verdict.Passed).ShouldBe(5);
    }

    // Holds API-04.
    [Fact]
    public void Take_OverAMove_NeverMoreThanTwoAndTwoASecond()
    {
        var passed = new List<TimeSpan>();
        var old = Bucket(null);
        Hammer(old, passed);
        Sys.Stop(Watch(old));
        ExpectTerminated(old);
        var before = passed.Count;
        Hammer(Bucket(0), passed);

        (passed.Count - before).ShouldBeGreaterThan(5, "the new bucket gives as well");
        for (var from = 0; from < passed.Count; from++)
        {
            for (var to = from; to < passed.Count; to++)
            {
                (to - from + 1).ShouldBeLessThanOrEqualTo(2 + (int)Math.Floor(2 * (passed[to] - passed[from]).TotalSeconds));
            }
        }
    }

    /// <summary>A new bucket that has read its account's limit.</summary>
    private IActorRef Bucket(int? secondsSinceArrival)
    {
        var bucket = Sys.ActorOf(ThrottleBuckets.Props(Account, this, _time, new Age(secondsSinceArrival)));
        bucket.Tell(new ThrottleProtocol.Look(Account), _caller);
        _caller.ExpectMsg<ThrottleVerdict>();
        return bucket;
    }

    private void Take(IActorRef bucket, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            bucket.Tell(new ThrottleProtocol.Take(Account), _caller);
        }
    }

    /// <summary>Takes every 50 ms for four seconds.</summary>
    private void Hammer(IActorRef bucket, List<TimeSpan> passed)
    {
        for (var i = 0; i < 80; i++)
        {
            Take(bucket);
            passed.AddRange(Pass(bucket, Step).Where(answer => answer.Verdict.Passed).Select(answer => answer.At));
        }
    }

    /// <summary>Lets time pass in small steps; gives every answer with its time.</summary>
    private List<(TimeSpan At, ThrottleVerdict Verdict)> Pass(IActorRef bucket, TimeSpan time)
    {
        var answers = new List<(TimeSpan At, ThrottleVerdict Verdict)>();
        var until = _time.Elapsed + time;
        while (true)
        {
            answers.AddRange(Answers(bucket).Select(verdict => (_time.Elapsed, verdict)));
            if (_time.Elapsed >= until)
            {
                return answers;
            }

            _time.Advance(Step);
        }
    }

    /// <summary>All that the bucket has answered by now.</summary>
    private List<ThrottleVerdict> Answers(IActorRef bucket)
    {
        bucket.Tell(new Identify(1), _caller);
        var answers = new List<ThrottleVerdict>();
        while (_caller.ExpectMsg<object>() is ThrottleVerdict verdict)
        {
            answers.Add(verdict);
        }

        return answers;
    }

    private sealed class Age(int? seconds) : IClusterAge
    {
        public bool IsFirst => true;

        public TimeSpan? SinceArrival(IActorRef shard) => seconds is { } since ? TimeSpan.FromSeconds(since) : null;
    }
}
