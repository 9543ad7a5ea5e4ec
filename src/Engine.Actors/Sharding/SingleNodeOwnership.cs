using Engine.Actors.Kernel;

namespace Engine.Actors.Sharding;

/// <summary>One node that owns every shard from the start.</summary>
public sealed class SingleNodeOwnership(int shardCount = SingleNodeOwnership.DefaultShards) : IShardOwnership
{
    /// <summary>Enough to share among some 30 nodes with eight each; a power of two so that every pick is as likely.</summary>
    public const int DefaultShards = 256;

    /// <summary>Nobody contends for the shards, so the epoch never moves.</summary>
    private const long OnlyEpoch = 1;

    /// <inheritdoc />
    public int ShardCount { get; } = shardCount;

    /// <inheritdoc />
    public IReadOnlyList<ShardRegionProtocol.ShardAcquired> Attach(ActorRef region) =>
        [.. Enumerable.Range(0, ShardCount).Select(shard => new ShardRegionProtocol.ShardAcquired(shard, OnlyEpoch))];

    /// <inheritdoc />
    public void Released(int shard)
    {
    }

    /// <inheritdoc />
    public bool TryPick(ulong chance, out int shard)
    {
        shard = (int)(chance % (ulong)ShardCount);
        return true;
    }
}
