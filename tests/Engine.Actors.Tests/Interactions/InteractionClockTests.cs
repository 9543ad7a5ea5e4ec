using Engine.Actors.Interactions;
using Engine.Flows.Facts;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Interactions;

/// <summary>Durations by the monotonic clock, points in time by the wall clock as it was when the interaction's actor began.</summary>
public sealed class InteractionClockTests
{
    private readonly VirtualTime _time = new();
    private readonly InteractionClock _clock;

    public InteractionClockTests() => _clock = new InteractionClock(_time);

    private DateTimeOffset Stamped(DateTimeOffset happened) => _clock.Stamp(new InteractionCommand.Begin(happened)).At;

    [Fact]
    public void Stamp_NothingSetTheClock_IsWhenItHappened()
    {
        _time.Advance(TimeSpan.FromSeconds(3));
        var happened = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromMilliseconds(40));
        Stamped(happened).ShouldBe(happened);
    }

    // Holds FLOW-74.
    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    [InlineData(-2)]
    public void Stamp_TheWallClockIsSet_SpansStayTrue(int by)
    {
        var before = Stamped(_time.GetUtcNow());
        _time.Advance(TimeSpan.FromSeconds(4));
        _time.SetWallClock(TimeSpan.FromSeconds(by));
        _time.Advance(TimeSpan.FromSeconds(3));
        (Stamped(_time.GetUtcNow()) - before).ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void Stamp_ToldByAnotherClock_IsNow()
    {
        _time.Advance(TimeSpan.FromSeconds(10));
        Stamped(_time.GetUtcNow().AddSeconds(30)).ShouldBe(_time.GetUtcNow());
        Stamped(_time.GetUtcNow().AddSeconds(-30)).ShouldBe(_time.GetUtcNow());
    }

    [Fact]
    public void Stamp_Deadline_IsThisClocksOwn()
    {
        var due = _time.GetUtcNow().AddHours(1);
        _clock.Stamp(new InteractionCommand.DeadlineReached(due)).At.ShouldBe(due);
    }

    /// <summary>Read back on a clock that is behind: time goes on from what is stored, and does not stand still until the clock has caught up.</summary>
    [Fact]
    public void NotBefore_StoredIsAhead_GoesOnFromThere()
    {
        var stored = _time.GetUtcNow().AddMinutes(20);
        _clock.NotBefore(stored);
        _time.Advance(TimeSpan.FromSeconds(5));
        _clock.Now.ShouldBe(stored.AddSeconds(5));
        Stamped(_time.GetUtcNow()).ShouldBe(stored.AddSeconds(5));
    }

    [Fact]
    public void NotBefore_StoredIsBehind_ChangesNothing()
    {
        _clock.NotBefore(_time.GetUtcNow().AddMinutes(-20));
        _clock.Now.ShouldBe(_time.GetUtcNow());
    }
}
