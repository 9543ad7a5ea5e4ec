using Engine.Host.WarmUp;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.WarmUp;

public sealed class WarmUpPortsTests
{
    // Holds PERF-23.
    [Theory]
    [InlineData(20_000, 39_999, 61_440, 65_535)]
    [InlineData(40_000, 65_535, 35_904, 39_999)]
    [InlineData(2_000, 64_000, 64_001, 65_535)]
    [InlineData(3_000, 65_000, 1_024, 2_999)]
    public void Beside_AnyRange_IsWhereNoCallOfTheNodeIs(int first, int last, int expectedFirst, int expectedLast)
    {
        WarmUpPorts.Beside(first, last).ShouldBe((expectedFirst, expectedLast));
        (expectedLast < first || expectedFirst > last).ShouldBeTrue();
    }

    [Fact]
    public void Beside_ARangeOfAll_IsNone() => WarmUpPorts.Beside(1_024, 65_535).ShouldBeNull();
}
