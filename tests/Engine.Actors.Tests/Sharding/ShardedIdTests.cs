using Engine.Actors.Sharding;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Sharding;

public sealed class ShardedIdTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 2, 3, 456, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(65_535)]
    public void Mint_ThenRead_GivesTheShardBack(int shard)
    {
        var id = ShardedId.Mint(Now, shard, 0xfedc_ba98_7654_3210);

        id.Length.ShouldBe(ShardedId.Length);
        ShardedId.TryGetShard(id, out var read).ShouldBeTrue();
        read.ShouldBe(shard);
    }

    // Holds API-05.
    [Fact]
    public void Mint_LaterTimes_SortBehindEarlierOnes()
    {
        var random = new Random(1);
        var ids = Enumerable.Range(0, 1_000).Select(ms => ShardedId.Mint(Now.AddMilliseconds(ms), random.Next(256), (ulong)random.NextInt64())).ToList();

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
    public void TryGetShard_NotAnId_SaysNo(string text) => ShardedId.TryGetShard(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData(-1)]
    [InlineData(65_536)]
    public void Mint_ShardOutOfRange_IsRefused(int shard) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ShardedId.Mint(Now, shard, 1));
}
