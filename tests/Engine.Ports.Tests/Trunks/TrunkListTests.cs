using Engine.Ports.Trunks;
using Shouldly;
using Xunit;

namespace Engine.Ports.Tests.Trunks;

public sealed class TrunkListTests
{
    private static readonly string[] Prefixes = ["+1", "+12", "+1202", "+4", "+44", "+49", "+4930"];
    private static readonly string[] Numbers = ["+12025550123", "+13125550123", "+442070000000", "+4930123456", "+351210000000", "+1", "", "+"];

    // Holds PERF-21.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Serving_AnyTrunks_AreThoseThatSortingAllWouldGive(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 500; round++)
        {
            TrunkList trunks = [.. Enumerable.Range(0, random.Next(8)).Select(i => new Trunk(new TrunkId($"t{i}"), $"t{i}", null, [])
            {
                Enabled = random.Next(4) > 0,
                RoutePrefixes = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Prefixes[random.Next(Prefixes.Length)])],
            })];
            TrunkId? preferred = random.Next(2) == 0 ? null : new TrunkId($"t{random.Next(9)}");
            var number = Numbers[random.Next(Numbers.Length)];

            trunks.Serving(number, preferred).ShouldBe(Sorted(trunks, number, preferred));
            trunks.Enabled(preferred).ShouldBe(trunks.Where(trunk => trunk.Enabled).OrderByDescending(trunk => trunk.TrunkId == preferred));
        }
    }

    [Fact]
    public void Find_ById_AlsoOneThatIsOff()
    {
        TrunkList trunks = [new Trunk(new TrunkId("a"), "A", null, []) { Enabled = false }];

        trunks.Find(new TrunkId("a")).ShouldBe(trunks[0]);
        trunks.Find(new TrunkId("b")).ShouldBeNull();
        trunks.Serving("+1", null).ShouldBeEmpty();
    }

    // Holds PERF-21.
    [Fact]
    public void Serving_TheFirstWay_CostsTheSameAmongFiveHundredTrunks()
    {
        var few = Allocated(Many(2));
        var many = Allocated(Many(500));

        many.ShouldBeLessThanOrEqualTo(few + (few / 2));
    }

    private static TrunkList Many(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Trunk(new TrunkId($"t{i}"), $"t{i}", null, []) { RoutePrefixes = i % 2 == 0 ? [] : ["+1202"] })];

    private static long Allocated(TrunkList trunks)
    {
        _ = trunks.Serving("+12025550123", null).First();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _ = trunks.Serving("+12025550123", null).First();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>The rule, said in one sentence that looks at every trunk.</summary>
    private static IEnumerable<Trunk> Sorted(TrunkList trunks, string number, TrunkId? preferred) => trunks
        .Where(trunk => trunk.Enabled)
        .Select(trunk => (Trunk: trunk, Fit: trunk.RoutePrefixes.Count == 0 ? 0
            : trunk.RoutePrefixes.Where(prefix => number.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => prefix.Length).DefaultIfEmpty(-1).Max()))
        .Where(way => way.Fit >= 0)
        .OrderByDescending(way => way.Trunk.TrunkId == preferred)
        .ThenByDescending(way => way.Fit)
        .Select(way => way.Trunk);
}
