namespace Engine.Actors.Sharding;

/// <summary>What the shards of one region count together.</summary>
internal sealed class ShardGauge
{
    private int _entities;
    private int _recovering;

    public int Entities => Volatile.Read(ref _entities);

    public int Recovering => Volatile.Read(ref _recovering);

    public void AddEntities(int count) => Interlocked.Add(ref _entities, count);

    public void AddRecovering(int count) => Interlocked.Add(ref _recovering, count);
}
