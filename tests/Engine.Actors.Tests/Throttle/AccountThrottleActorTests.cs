using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Engine.Actors.Hosting;
using Engine.Actors.Throttle;
using Engine.Ports;
using Engine.Ports.Throttle;
using Engine.Testing.Actors;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Throttle;

/// <summary>One account's bucket on virtual time; a probe stands in for its region.</summary>
public sealed class AccountThrottleActorTests : TestKit, IThrottleSettings
{
    private static readonly AccountId Account = new("acme");
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(5);

    private readonly VirtualTime _time = new();
    private readonly TestProbe _region;
    private readonly TestProbe _caller;

    private volatile ThrottleLimit _limit = ThrottleLimit.Default;
    private volatile Exception? _failure;
    private volatile TaskCompletionSource? _slow;

    public AccountThrottleActorTests()
        : base("""
            akka {
              scheduler.implementation = "Engine.Testing.Actors.HandScheduler, Engine.Testing"
              test.single-expect-default = 20s
            }
            """)
    {
        _region = CreateTestProbe("region");
        _caller = CreateTestProbe("caller");
    }

    public async ValueTask<ThrottleLimit> FindAsync(AccountId accountId, CancellationToken cancellation)
    {
        if (_slow is { } slow)
        {
            await slow.Task;
        }

        return _failure is { } failure ? throw failure : _limit;
    }

    [Fact]
    public void Take_TenASecondForAMinute_ExactlyTwoASecondPass()
    {
        var passed = Hammer(Bucket(), TimeSpan.FromMilliseconds(100), 600);
        passed.Count.ShouldBe(121, "two at once, then one each half second until 59.5 s");
        ShouldHold(passed);
    }

    // Holds API-04.
    [Fact]
    public void Take_NewAccount_TheFirstTwoPass()
    {
        var bucket = Bucket();
        Take(bucket).ShouldBe(new ThrottleVerdict(Passed: true, 2, 1, TimeSpan.Zero, TimeSpan.FromSeconds(0.5)) { PerSecond = 2 });
        Take(bucket).Passed.ShouldBeTrue();
        Take(bucket).ShouldBe(new ThrottleVerdict(Passed: false, 2, 0, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)) { PerSecond = 2 });
    }

    [Fact]
    public void Take_AccountThatRested_TheFirstTwoPass()
    {
        var bucket = Bucket();
        Hammer(bucket, TimeSpan.FromMilliseconds(100), 50);
        _time.Advance(TimeSpan.FromHours(1));
        Enumerable.Range(0, 3).Select(_ => Take(bucket).Passed).ShouldBe([true, true, false]);
    }

    [Fact]
    public void Look_AsOftenAsOneLikes_TakesNothing()
    {
        var bucket = Bucket();
        for (var i = 0; i < 10; i++)
        {
            Look(bucket).ShouldBe(new ThrottleVerdict(Passed: true, 2, 2, TimeSpan.Zero, TimeSpan.Zero) { PerSecond = 2 });
        }

        Enumerable.Range(0, 2).Select(_ => Take(bucket).Passed).ShouldBe([true, true]);
        Look(bucket).Passed.ShouldBeFalse();
        Look(bucket).RetryAfter.ShouldBe(TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public void Take_LimitOutOfReach_UnavailableUntilItIsRead()
    {
        _failure = new IOException("disk");
        var bucket = Bucket();
        Take(bucket).ShouldBe(ThrottleVerdict.OutOfReach);
        Look(bucket).ShouldBe(ThrottleVerdict.OutOfReach);

        _failure = null;
        Take(bucket).Passed.ShouldBeTrue();
    }

    /// <summary>Who was read once is served on, by the limit of then.</summary>
    [Fact]
    public void Take_LimitOutOfReachLater_TheLastOneCounts()
    {
        var bucket = Bucket();
        Take(bucket);
        _failure = new IOException("disk");
        _time.Advance(TimeSpan.FromMinutes(1));
        Enumerable.Range(0, 3).Select(_ => Take(bucket).Passed).ShouldBe([true, true, false]);
    }

    [Fact]
    public void Take_LimitChanged_CountsAfterFiveSeconds()
    {
        var bucket = Bucket();
        Take(bucket).Limit.ShouldBe(2);
        _limit = new ThrottleLimit(10, 5);
        _time.Advance(TimeSpan.FromSeconds(5));
        Take(bucket).Limit.ShouldBe(2);

        _time.Advance(TimeSpan.FromTicks(1));
        Take(bucket);
        AwaitAssert(() => Look(bucket).Limit.ShouldBe(10), TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(10));
    }

    [Fact]
    public void Take_WhileTheLimitIsRead_AllAreAnsweredInOrder()
    {
        var slow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _slow = slow;
        var bucket = Bucket();
        Tell(bucket, 3);
        _caller.ExpectNoMsg(Silence);

        _slow = null;
        slow.SetResult();
        Enumerable.Range(0, 3).Select(_ => _caller.ExpectMsg<ThrottleVerdict>().Passed).ShouldBe([true, true, false]);
    }

    [Fact]
    public void Idle_Full_AsksToBePutAway()
    {
        var bucket = Bucket();
        Take(bucket);
        Rest(bucket);
        _region.ExpectMsgFrom<Passivate>(bucket).StopMessage.ShouldBe(PoisonPill.Instance);
    }

    /// <summary>Put away, it would be full at once.</summary>
    [Fact]
    public void Idle_NotFull_Stays()
    {
        _limit = new ThrottleLimit(1, 0.002);
        var bucket = Bucket();
        Take(bucket);
        Rest(bucket);
        _region.ExpectNoMsg(Silence);

        Rest(bucket);
        _region.ExpectMsgFrom<Passivate>(bucket);
    }

    private IActorRef Bucket() => _region.ChildActorOf(ThrottleBuckets.Props(Account, this, _time, new AloneInCluster()), SupervisorStrategy.StoppingStrategy);

    private void Rest(IActorRef bucket)
    {
        Settle(bucket);
        _time.Advance(IdleTime);
        HandScheduler.Advance(Sys, IdleTime);
    }

    private ThrottleVerdict Take(IActorRef bucket) => Ask(bucket, new ThrottleProtocol.Take(Account));

    private ThrottleVerdict Look(IActorRef bucket) => Ask(bucket, new ThrottleProtocol.Look(Account));

    private ThrottleVerdict Ask(IActorRef bucket, object question)
    {
        bucket.Tell(question, _caller);
        return _caller.ExpectMsg<ThrottleVerdict>();
    }

    private void Tell(IActorRef bucket, int takes)
    {
        for (var i = 0; i < takes; i++)
        {
            bucket.Tell(new ThrottleProtocol.Take(Account), _caller);
        }
    }

    /// <summary>Takes again and again; gives the times at which one passed.</summary>
    private List<TimeSpan> Hammer(IActorRef bucket, TimeSpan every, int times)
    {
        var passed = new List<TimeSpan>();
        for (var i = 0; i < times; i++, _time.Advance(every))
        {
            if (Take(bucket).Passed)
            {
                passed.Add(_time.Elapsed);
            }
        }

        return passed;
    }

    private static void ShouldHold(List<TimeSpan> passed)
    {
        for (var from = 0; from < passed.Count; from++)
        {
            for (var to = from; to < passed.Count; to++)
            {
                (to - from + 1).ShouldBeLessThanOrEqualTo(2 + (int)Math.Floor(2 * (passed[to] - passed[from]).TotalSeconds));
            }
        }
    }

    private void Settle(IActorRef bucket)
    {
        bucket.Tell(new Identify(1), _caller);
        _caller.ExpectMsg<ActorIdentity>();
    }
}
