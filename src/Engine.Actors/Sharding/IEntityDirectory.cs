namespace Engine.Actors.Sharding;

/// <summary>Remembers which entities are in flight, so that they are recovered on start without being asked for.</summary>
public interface IEntityDirectory
{
    /// <summary>The ids in flight in a shard, in any order.</summary>
    ValueTask<IReadOnlyList<string>> InFlightAsync(int shard, CancellationToken cancellation = default);
}
