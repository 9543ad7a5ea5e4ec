using Engine.Actors.Interactions;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Interactions;

public sealed class InteractionIdsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 2, 3, 456, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(65_535)]
    public void Mint_ThenRead_GivesTheSlotBack(int slot)
    {
        var id = InteractionIds.Mint(Now, slot, 0xfedc_ba98_7654_3210);

        id.Length.ShouldBe(InteractionIds.Length);
        InteractionIds.IsId(id).ShouldBeTrue();
        InteractionIds.SlotOf(new InteractionId(id)).ShouldBe(slot.ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
    }

    // Holds API-05.
    [Fact]
    public void Mint_LaterTimes_SortBehindEarlierOnes()
    {
        var random = new Random(1);
        var ids = Enumerable.Range(0, 1_000).Select(ms => InteractionIds.Mint(Now.AddMilliseconds(ms), random.Next(256), (ulong)random.NextInt64())).ToList();

        ids.ShouldBe(ids.Order(StringComparer.Ordinal));
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0198c0de0000")]
    [InlineData("0198c0de0000000100000000000000000")]
    [InlineData("0198C0DE000000010000000000000000")]
    [InlineData("0198c0de0000 0010000000000000000")]
    [InlineData("0198c0de0000-0010000000000000000")]
    public void IsId_OtherText_SaysNo(string text)
    {
        InteractionIds.IsId(text).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => InteractionIds.SlotOf(new InteractionId(text)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65_536)]
    public void Mint_SlotOutOfRange_IsRefused(int slot) =>
        Should.Throw<ArgumentOutOfRangeException>(() => InteractionIds.Mint(Now, slot, 1));
}
