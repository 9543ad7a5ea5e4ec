using Engine.Actors.Legs;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Legs;

public sealed class DeparturesTests
{
    private readonly Departures _departures = new();

    [Theory]
    [InlineData(1, 30, 1)]
    [InlineData(60, 30, 60)]
    [InlineData(60, 60, 30)]
    public void Forecast_JustFull_TakesCallsToLastHalfAMinute(int waiting, int inside, double seconds)
    {
        _departures.Full(TimeSpan.FromHours(1));

        _departures.Forecast(waiting, inside, TimeSpan.FromHours(1)).TotalSeconds.ShouldBe(seconds, 0.01);
    }

    [Fact]
    public void Forecast_FullForHalfAMinute_IsWhatLeft()
    {
        for (var second = 0; second <= 30; second++)
        {
            _departures.Full(At(second));
            _departures.Left(At(second));
            _departures.Left(At(second));
        }

        _departures.Forecast(10, 1_000, At(30)).TotalSeconds.ShouldBe(5, 0.01);
        _departures.Forecast(10, 1_000, At(50)).TotalSeconds.ShouldBe(15, 0.01, "twenty seconds without one count");
        _departures.Forecast(10, 1_000, At(90)).TotalSeconds.ShouldBe(300, 0.01, "nobody left: one is expected in the whole time");
    }

    [Fact]
    public void Forecast_AfterQuietTimes_ForgetsThem()
    {
        _departures.Full(At(0));
        for (var second = 0; second < 300; second += 20)
        {
            _departures.Left(At(second));
        }

        _departures.Full(At(301));

        _departures.Forecast(30, 30, At(301)).TotalSeconds.ShouldBe(30, 0.01, "what left while there were places says nothing");
    }

    private static TimeSpan At(int second) => TimeSpan.FromSeconds(second);
}
