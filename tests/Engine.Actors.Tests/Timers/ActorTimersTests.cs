using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Engine.Actors.Timers;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Timers;

public sealed class ActorTimersTests : TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(150);

    private readonly VirtualTime _time = new();
    private readonly TestProbe _self;
    private readonly ActorTimers _timers;

    public ActorTimersTests()
        : base("akka.test.single-expect-default = 20s")
    {
        _self = CreateTestProbe("self");
        _timers = new ActorTimers(_self.Ref, _time);
    }

    [Fact]
    public void Start_WhenDue_DeliversOnceAndNotBefore()
    {
        _timers.Start("key", "message", Second);
        _time.Advance(Second - TimeSpan.FromTicks(1));
        _self.ExpectNoMsg(Silence);

        _time.Advance(TimeSpan.FromTicks(1));
        _timers.Take(Fired()).ShouldBe("message");
        _time.Advance(TimeSpan.FromHours(1));
        _self.ExpectNoMsg(Silence);
    }

    [Fact]
    public void Start_DueNow_DeliversWithoutTimePassing()
    {
        _timers.Start("key", "message", TimeSpan.Zero);
        _time.Advance(TimeSpan.Zero);
        _timers.Take(Fired()).ShouldBe("message");
    }

    [Fact]
    public void Start_InThePast_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => _timers.Start("key", "message", TimeSpan.FromTicks(-1)));

    [Fact]
    public void Start_TheKeyAgain_ReplacesTheTimer()
    {
        _timers.Start("key", "first", Second);
        _timers.Start("key", "second", 2 * Second);
        _time.Advance(Second);
        _self.ExpectNoMsg(Silence);

        _time.Advance(Second);
        _timers.Take(Fired()).ShouldBe("second");
    }

    [Fact]
    public void Start_TwoKeys_RunBesideEachOther()
    {
        _timers.Start("a", "first", Second);
        _timers.Start("b", "second", Second);
        _time.Advance(Second);
        _timers.Take(Fired()).ShouldBe("first");
        _timers.Take(Fired()).ShouldBe("second");
    }

    /// <summary>It has fired, and its message waits in the mailbox.</summary>
    [Fact]
    public void Cancel_AfterItFiredAndBeforeItArrives_DeliversNothing()
    {
        _timers.Start("key", "message", Second);
        _time.Advance(Second);
        _timers.Cancel("key").ShouldBeTrue();
        _timers.Take(Fired()).ShouldBeNull();
    }

    [Fact]
    public void Start_AfterTheOldOneFiredAndBeforeItArrives_OnlyTheNewOneDelivers()
    {
        _timers.Start("key", "first", Second);
        _time.Advance(Second);
        _timers.Start("key", "second", Second);
        _timers.Take(Fired()).ShouldBeNull();

        _time.Advance(Second);
        _timers.Take(Fired()).ShouldBe("second");
    }

    [Fact]
    public void Cancel_BeforeItIsDue_NeverFires()
    {
        _timers.Start("key", "message", Second);
        _timers.Cancel("key").ShouldBeTrue();
        _timers.Cancel("key").ShouldBeFalse();
        _time.Advance(TimeSpan.FromHours(1));
        _self.ExpectNoMsg(Silence);
    }

    [Fact]
    public void CancelAll_NothingDelivers()
    {
        _timers.Start("a", "fired", Second);
        _timers.Start("b", "runs", 2 * Second);
        _time.Advance(Second);
        _timers.CancelAll();

        _timers.Take(Fired()).ShouldBeNull();
        _time.Advance(TimeSpan.FromHours(1));
        _self.ExpectNoMsg(Silence);
    }

    [Fact]
    public void Take_TheSameTwice_IsNothingTheSecondTime()
    {
        _timers.Start("key", "message", Second);
        _time.Advance(Second);
        var fired = Fired();
        _timers.Take(fired).ShouldBe("message");
        _timers.Take(fired).ShouldBeNull();
    }

    private ActorTimers.Fired Fired() => _self.ExpectMsg<ActorTimers.Fired>();
}
