using Engine.Media.Plane;
using Engine.Media.Sending;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Plane;

public sealed class PortPoolTests
{
    // Holds RTP-06.
    [Theory]
    [InlineData(20000, 20009, 5)]
    [InlineData(20001, 20010, 5)]
    [InlineData(20000, 20000, 1)]
    public void TryTake_WholeRange_GivesEachEvenPortOnceFromARandomStart(int first, int last, int ports)
    {
        var pool = new PortPool(first, last, new Random(3));
        var taken = new List<int>();
        while (pool.TryTake(out var port))
        {
            taken.Add(port);
        }

        taken.Count.ShouldBe(ports);
        taken.Distinct().Count().ShouldBe(ports);
        taken.ShouldAllBe(port => port % 2 == 0 && port >= first && port <= last);
    }

    // Holds RTP-06.
    [Fact]
    public void Return_UsedPort_IsTheLastToBeTakenAgain()
    {
        var pool = new PortPool(20000, 20009, new Random(3));
        pool.TryTake(out var used);
        pool.Return(used);
        var order = Enumerable.Range(0, 5).Select(_ => pool.TryTake(out var port) ? port : 0).ToList();
        order[^1].ShouldBe(used);
    }

    [Theory]
    [InlineData(20002, 20000)]
    [InlineData(0, 100)]
    [InlineData(65000, 65536)]
    public void Constructor_NotARange_IsRefused(int first, int last) =>
        Should.Throw<ArgumentException>(() => new PortPool(first, last, new Random(3)));

    // Holds RTP-11.
    [Fact]
    public void Lateness_Percentiles_AreTheUpperEdgeOfTheirStep()
    {
        var histogram = new LatenessHistogram();
        histogram.PercentileMs(0.99).ShouldBe(0);
        for (var n = 0; n < 98; n++)
        {
            histogram.Record(50_000);
        }

        histogram.Record(3_050_000);
        histogram.Record(70_000_000);
        histogram.PercentileMs(0.5).ShouldBe(0.1, 0.001);
        histogram.PercentileMs(0.99).ShouldBe(3.1, 0.001);
        (histogram.MaxMs, histogram.Count).ShouldBe((70, 100));
    }
}
