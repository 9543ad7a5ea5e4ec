using Engine.Actors.Kernel;

namespace Engine.Actors.Sharding;

/// <summary>The lasting address of an entity: every message goes through the region, which knows whether the entity runs.</summary>
internal sealed class EntityRef(ActorRef region, string entityId) : ActorRef(region.System)
{
    public override string Path => $"{region.Path}/{entityId}";

    public override void Tell(object message, ActorRef? sender = null) =>
        region.Tell(new ShardRegionProtocol.Deliver(entityId, message), sender);

    public override bool TryTell(object message, ActorRef? sender = null) =>
        region.TryTell(new ShardRegionProtocol.Deliver(entityId, message), sender);
}
