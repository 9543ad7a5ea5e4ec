using Engine.Host.Rehearsals;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Rehearsals;

/// <summary>A clock with another date that can be wound: clock, time stamps and timers stay in step.</summary>
public sealed class ShiftedTimeTests
{
    private static readonly DateTimeOffset Date = new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);

    private readonly VirtualTime _real = new();
    private readonly ShiftedTime _time;
    private readonly List<DateTimeOffset> _fired = [];

    public ShiftedTimeTests() => _time = new ShiftedTime(_real, Date);

    [Fact]
    public void Clock_Wound_ShowsTheSumOfWhatPassedAndWhatWasWound()
    {
        var began = _time.GetTimestamp();
        _real.Advance(TimeSpan.FromSeconds(2));
        _time.Advance(TimeSpan.FromHours(1));

        _time.GetUtcNow().ShouldBe(Date.AddSeconds(3602));
        _time.GetElapsedTime(began).ShouldBe(TimeSpan.FromSeconds(3602));
    }

    [Theory]
    [InlineData(10_000, 0)]
    [InlineData(9_999, 1)]
    [InlineData(4_000, 6_000)]
    [InlineData(0, 10_000)]
    public void Timer_DueTimePassedOrWound_FiresOnce(int wound, int passed)
    {
        using var timer = Timer(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        _time.Advance(TimeSpan.FromMilliseconds(wound));
        _real.Advance(TimeSpan.FromMilliseconds(passed));
        _fired.ShouldBe([Date.AddSeconds(10)]);

        _time.Advance(TimeSpan.FromHours(1));
        _real.Advance(TimeSpan.FromHours(1));
        _fired.Count.ShouldBe(1);
    }

    [Fact]
    public void Timer_NotYetDue_DoesNotFire()
    {
        using var timer = Timer(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        _time.Advance(TimeSpan.FromSeconds(5));
        _real.Advance(TimeSpan.FromMilliseconds(4999));
        _fired.ShouldBeEmpty();
    }

    [Fact]
    public void Timer_Repeating_FiresOnceForALeapAndGoesOnFromThere()
    {
        using var timer = Timer(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(3.5));
        _real.Advance(TimeSpan.FromMilliseconds(1));
        _fired.Count.ShouldBe(1);
        _real.Advance(TimeSpan.FromSeconds(2));
        _fired.Count.ShouldBe(3);
    }

    [Fact]
    public void Timer_ChangedOrDisposed_FiresAsLastSaid()
    {
        using var later = Timer(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        later.Change(TimeSpan.FromSeconds(60), Timeout.InfiniteTimeSpan);
        using var never = Timer(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        never.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var gone = Timer(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        gone.Dispose();
        _time.Advance(TimeSpan.FromSeconds(59));
        _real.Advance(TimeSpan.Zero);
        _fired.ShouldBeEmpty();

        _time.Advance(TimeSpan.FromSeconds(2));
        _real.Advance(TimeSpan.FromMilliseconds(1));
        _fired.Count.ShouldBe(1);
    }

    [Fact]
    public void Timer_SetAgainWhenItFires_FiresAgain()
    {
        ITimer? timer = null;
        timer = _time.CreateTimer(
            _ =>
            {
                _fired.Add(_time.GetUtcNow());
                timer!.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
            },
            null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        _real.Advance(TimeSpan.FromSeconds(3));
        timer.Dispose();
        _fired.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Delay_Wound_IsOver()
    {
        var delay = Task.Delay(TimeSpan.FromHours(1), _time, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromHours(1));
        _real.Advance(TimeSpan.FromMilliseconds(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    private ITimer Timer(TimeSpan due, TimeSpan period) => _time.CreateTimer(_ => _fired.Add(_time.GetUtcNow()), null, due, period);
}
