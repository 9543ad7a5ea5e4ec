using Engine.Actors.Kernel;

namespace Engine.Actors.Sharding;

/// <summary>
/// Which shards this node owns. One node alone owns all of them; in a cluster the rows of `shards` decide (I5).
/// </summary>
public interface IShardOwnership
{
    /// <summary>How many shards there are, fixed at the first start.</summary>
    int ShardCount { get; }

    /// <summary>
    /// Gives the shards owned already. From here on the region is told of every change by <see cref="ShardRegionProtocol.ShardAcquired"/>,
    /// <see cref="ShardRegionProtocol.ReleaseShard"/> and <see cref="ShardRegionProtocol.ShardLost"/>.
    /// </summary>
    IReadOnlyList<ShardRegionProtocol.ShardAcquired> Attach(ActorRef region);

    /// <summary>The region has stopped every entity of a shard it was asked to release: another node may have it.</summary>
    void Released(int shard);

    /// <summary>A shard this node owns, picked by <paramref name="chance"/>, to mint an id in; false while it owns none.</summary>
    bool TryPick(ulong chance, out int shard);
}
