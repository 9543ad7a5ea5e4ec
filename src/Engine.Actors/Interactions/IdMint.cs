using Engine.Actors.Sharding;
using Engine.Ports;

namespace Engine.Actors.Interactions;

/// <summary>Mints ids from injected time and entropy; the same seed gives the same ids.</summary>
public sealed class IdMint(TimeProvider time, IEntropy entropy, IShardOwnership shards)
{
    /// <summary>Ids that name no entity carry a shard nobody owns.</summary>
    private const int NoShard = ushort.MaxValue;

    /// <summary>An interaction's id, in a shard of this node; false while it owns none.</summary>
    public bool TryInteraction(out string id)
    {
        if (!shards.TryPick(Random(), out var shard))
        {
            id = "";
            return false;
        }

        id = ShardedId.Mint(time.GetUtcNow(), shard, Random());
        return true;
    }

    /// <summary>The id of an execution, in the same form.</summary>
    public string Execution() => ShardedId.Mint(time.GetUtcNow(), NoShard, Random());

    private ulong Random()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        entropy.Fill(bytes);
        return BitConverter.ToUInt64(bytes);
    }
}
