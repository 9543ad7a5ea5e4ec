using Engine.Actors.Kernel;

namespace Engine.Actors.Sharding;

/// <summary>What a shard region needs to know.</summary>
/// <param name="Name">Its name in the tree, as "interactions".</param>
/// <param name="Entity">Makes the props of one entity.</param>
/// <param name="Ownership">Which shards this node owns.</param>
public sealed record ShardRegionSettings(string Name, Func<EntityScope, Props> Entity, IShardOwnership Ownership)
{
    /// <summary>Entities to recover when a shard is acquired; null when none are remembered.</summary>
    public IEntityDirectory? Remembered { get; init; }

    /// <summary>Messages kept for one entity while it is being put away; more are refused as by a full mailbox.</summary>
    public int BufferMax { get; init; } = 1_000;

    /// <summary>
    /// Messages that may wait at the region for all its entities together. A region only passes them on, so one that is so far behind means an
    /// overloaded process; callers are told <see cref="UndeliverableReason.MailboxFull"/>.
    /// </summary>
    public int MailboxCapacity { get; init; } = 50_000;
}
