namespace Engine.Actors.Sharding;

/// <summary>What a shard region understands.</summary>
public static class ShardRegionProtocol
{
    /// <summary>A message for one entity, which is started when it is not running.</summary>
    public sealed record Deliver(string EntityId, object Message);

    /// <summary>From the ownership: this node now has the shard; its remembered entities are recovered.</summary>
    public sealed record ShardAcquired(int Shard, long Epoch);

    /// <summary>From the ownership: stop the shard's entities in order, then say <see cref="IShardOwnership.Released"/>.</summary>
    public sealed record ReleaseShard(int Shard);

    /// <summary>From the ownership: another node has the shard already. Its entities stop at once and release nothing (I5).</summary>
    public sealed record ShardLost(int Shard);

    /// <summary>Asks for <see cref="RegionState"/>.</summary>
    public sealed record GetState;

    /// <summary>Shards owned here, shards whose remembered entities are still being read, entities running.</summary>
    public sealed record RegionState(int Shards, int Recovering, int Entities);
}
