using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Engine.Actors.Interactions;
using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Interactions;

/// <summary>The waker between a directory of the test and a probe in place of the region.</summary>
public sealed class WakerTests : TestKit, IInteractionDirectory
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(150);
    private static readonly string First = InteractionIds.Mint(VirtualTime.Start, 1, 1);
    private static readonly string Second = InteractionIds.Mint(VirtualTime.Start, 2, 2);

    private readonly VirtualTime _time = new();
    private readonly FailedRecoveries _failed;
    private readonly TestProbe _region;

    private volatile string[] _inFlight = [First, Second];
    private volatile Exception? _failure;
    private volatile TaskCompletionSource? _slow;
    private int _reads;

    public WakerTests()
        : base("akka.test.single-expect-default = 20s")
    {
        _failed = new FailedRecoveries(_time);
        _region = CreateTestProbe("region");
    }

    public async IAsyncEnumerable<string> InFlightAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        Interlocked.Increment(ref _reads);
        if (_slow is { } slow)
        {
            await slow.Task;
        }

        foreach (var id in _inFlight)
        {
            yield return id;
        }

        if (_failure is { } failure)
        {
            throw failure;
        }
    }

    [Fact]
    public void Start_EachInFlight_IsStarted()
    {
        Waker();
        Started().ShouldBe(First);
        Started().ShouldBe(Second);
        _region.ExpectNoMsg(Silence);
    }

    [Fact]
    public void Sweep_EveryTenSeconds_StartsWhatIsInFlightThen()
    {
        var waker = Waker();
        Started();
        Started();
        _inFlight = [Second];
        Pass(waker, SweepEvery - TimeSpan.FromTicks(1));
        _region.ExpectNoMsg(Silence);

        for (var i = 0; i < 3; i++)
        {
            Pass(waker, i == 0 ? TimeSpan.FromTicks(1) : SweepEvery);
            Started().ShouldBe(Second);
        }

        _region.ExpectNoMsg(Silence);
    }

    [Fact]
    public void Sweep_OneCouldNotBeReadBack_WaitsUntilItIsDue()
    {
        _failed.Add(new InteractionId(First), new IOException("bad sector"));
        _failed.Add(new InteractionId(First), new IOException("bad sector"));
        var waker = Waker();
        Started().ShouldBe(Second);

        Pass(waker, SweepEvery);
        Started().ShouldBe(Second, "it is due after 20 s");
        _region.ExpectNoMsg(Silence);

        Pass(waker, SweepEvery);
        Started().ShouldBe(First);
        Started().ShouldBe(Second);
    }

    [Fact]
    public void Sweep_DirectoryThrows_IsLoggedAndTheNextSweepComes()
    {
        _failure = new IOException("disk");
        IActorRef waker = null!;
        EventFilter.Warning(contains: "cannot be read").ExpectOne(() => waker = Waker());
        _region.ExpectNoMsg(Silence);

        _failure = null;
        Pass(waker, SweepEvery);
        Started().ShouldBe(First);
        Started().ShouldBe(Second);
    }

    [Fact]
    public void Sweep_IdThatIsNone_IsLoggedAndNotSent()
    {
        _inFlight = ["rubbish", First];
        EventFilter.Error(contains: "rubbish").ExpectOne(() => Waker());
        Started().ShouldBe(First);
        _region.ExpectNoMsg(Silence);
    }

    /// <summary>A store that takes longer than ten seconds is not asked twice at once.</summary>
    [Fact]
    public void Sweep_WhileTheStoreIsRead_NoneBeginsBesideIt()
    {
        var slow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _slow = slow;
        var waker = Waker();
        Pass(waker, 3 * SweepEvery);
        Volatile.Read(ref _reads).ShouldBe(1);

        _slow = null;
        slow.SetResult();
        Started();
        Started();
        Pass(waker, SweepEvery);
        Started();
        Volatile.Read(ref _reads).ShouldBe(2);
    }

    private IActorRef Waker() => Sys.ActorOf(Engine.Actors.Interactions.Waker.Props(new InteractionRegion(_region.Ref, _time), this, _failed, _time));

    private string Started() => _region.ExpectMsg<ShardRegion.StartEntity>().EntityId;

    /// <summary>The sweep before is over by then.</summary>
    private void Pass(IActorRef waker, TimeSpan time)
    {
        var probe = CreateTestProbe();
        waker.Tell(new Identify(1), probe);
        probe.ExpectMsg<ActorIdentity>();
        _time.Advance(time);
    }
}
