using Engine.Actors.Kernel;

namespace Engine.Actors.Sharding;

/// <summary>The way to every entity of one kind on this node: an id leads to its shard, the shard to the entity.</summary>
public static class ShardRegion
{
    /// <summary>Starts a region. It understands <see cref="ShardRegionProtocol"/>.</summary>
    public static ActorRef Start(ActorSystem system, ShardRegionSettings settings) =>
        system.Spawn(Props.Of(() => new ShardRegionActor(settings)) with { MailboxCapacity = settings.MailboxCapacity }, settings.Name);

    /// <summary>The lasting address of an entity; good before it is started and after it is put away.</summary>
    public static ActorRef Entity(ActorRef region, string entityId) => new EntityRef(region, entityId);
}
