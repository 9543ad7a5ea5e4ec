using Engine.Host.Rehearsals;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Rehearsals;

/// <summary>A clock with another date that can be wound: clock, time stamps and timers stay in step.</summary>
public sealed class ShiftedTimeTests
{
    private static readonly DateTimeOffset Date = new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);

    private readonly VirtualTime real = new();
    private readonly ShiftedTime time;
    private readonly List<DateTimeOffset> fired = [];

    public ShiftedTimeTests() => time = new ShiftedTime(real, Date);

    [Fact]
    public void Clock_Wound_ShowsTheSumOfWhatPassedAndWhatWasWound()
    {
        var began = time.GetTimestamp();
        real.Advance(TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromHours(1));

        time.GetUtcNow().ShouldBe(Date.AddSeconds(3602));
        time.GetElapsedTime(began).ShouldBe(TimeSpan.FromSeconds(3602));
    }

    [Theory]
    [InlineData(10_000, 0)]
    [InlineData(9_999, 1)]
    [InlineData(4_000, 6_000)]
    [InlineData(0, 10_000)]
    public void Timer_DueTimePassedOrWound_FiresOnce(int wound, int passed)
    {
        using var timer = Timer(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        time.Advance(TimeSpan.FromMilliseconds(wound));
        real.Advance(TimeSpan.FromMilliseconds(passed));
        fired.ShouldBe([Date.AddSeconds(10)]);

        time.Advance(TimeSpan.FromHours(1));
        real.Advance(TimeSpan.FromHours(1));
        fired.Count.ShouldBe(1);
    }

    [Fact]
    public void Timer_NotYetDue_DoesNotFire()
    {
        using var timer = Timer(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        time.Advance(TimeSpan.FromSeconds(5));
        real.Advance(TimeSpan.FromMilliseconds(4999));
        fired.ShouldBeEmpty();
    }

    [Fact]
    public void Timer_Repeating_FiresOnceForALeapAndGoesOnFromThere()
    {
        using var timer = Timer(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(3.5));
        real.Advance(TimeSpan.FromMilliseconds(1));
        fired.Count.ShouldBe(1);
        real.Advance(TimeSpan.FromSeconds(2));
        fired.Count.ShouldBe(3);
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
        time.Advance(TimeSpan.FromSeconds(59));
        real.Advance(TimeSpan.Zero);
        fired.ShouldBeEmpty();

        time.Advance(TimeSpan.FromSeconds(2));
        real.Advance(TimeSpan.FromMilliseconds(1));
        fired.Count.ShouldBe(1);
    }

    [Fact]
    public void Timer_SetAgainWhenItFires_FiresAgain()
    {
        ITimer? timer = null;
        timer = time.CreateTimer(
            _ =>
            {
                fired.Add(time.GetUtcNow());
                timer!.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
            },
            null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        real.Advance(TimeSpan.FromSeconds(3));
        timer.Dispose();
        fired.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Delay_Wound_IsOver()
    {
        var delay = Task.Delay(TimeSpan.FromHours(1), time, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromHours(1));
        real.Advance(TimeSpan.FromMilliseconds(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    private ITimer Timer(TimeSpan due, TimeSpan period) => time.CreateTimer(_ => fired.Add(time.GetUtcNow()), null, due, period);
}
