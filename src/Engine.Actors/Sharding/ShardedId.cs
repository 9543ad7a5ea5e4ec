using System.Buffers;
using System.Globalization;

namespace Engine.Actors.Sharding;

/// <summary>
/// Ids of sharded entities: 32 lower-case hex digits that sort by time and carry their shard.
/// </summary>
/// <remarks>
/// <code>
/// digits  0..11   12..15   16..31
///         time    shard    chance
///         48 bit  16 bit   64 bit
///         ms since 1970
/// </code>
/// </remarks>
public static class ShardedId
{
    /// <summary>Characters of an id.</summary>
    public const int Length = 32;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private const int ShardAt = 12;
    private const int ShardDigits = 4;

    /// <summary>Makes an id for a shard. The same arguments give the same id: the caller's entropy makes it unique.</summary>
    public static string Mint(DateTimeOffset now, int shard, ulong entropy)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shard);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shard, ushort.MaxValue);
        return string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeMilliseconds() & 0xffff_ffff_ffff:x12}{shard:x4}{entropy:x16}");
    }

    /// <summary>Reads the shard of an id; false for anything that is not 32 lower-case hex digits.</summary>
    public static bool TryGetShard(ReadOnlySpan<char> id, out int shard)
    {
        shard = -1;
        return id.Length == Length
            && !id.ContainsAnyExcept(HexDigits)
            && int.TryParse(id.Slice(ShardAt, ShardDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out shard);
    }
}
