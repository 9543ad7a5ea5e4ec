using Engine.Actors.Kernel;
using Engine.Actors.Sharding;

namespace Engine.Simulation.World;

/// <summary>A node that owns every shard until the test takes one away.</summary>
internal sealed class MovableShards : IShardOwnership
{
    private ActorRef? _region;

    public int ShardCount => SingleNodeOwnership.DefaultShards;

    /// <summary>Shards the region has given back in order.</summary>
    public List<int> Given { get; } = [];

    public IReadOnlyList<ShardRegionProtocol.ShardAcquired> Attach(ActorRef region)
    {
        _region = region;
        return [.. Enumerable.Range(0, ShardCount).Select(shard => new ShardRegionProtocol.ShardAcquired(shard, 1))];
    }

    public void Released(int shard) => Given.Add(shard);

    public bool TryPick(ulong chance, out int shard)
    {
        shard = (int)(chance % (ulong)ShardCount);
        return true;
    }

    /// <summary>Another node has taken the shard of that entity.</summary>
    public void Lose(string entityId)
    {
        ShardedId.TryGetShard(entityId, out var shard);
        _region!.Tell(new ShardRegionProtocol.ShardLost(shard));
    }
}
