using Engine.Actors.Kernel;
using Engine.Actors.Sharding;
using Engine.Ports.Journal;

namespace Engine.Actors.Interactions;

/// <summary>The region of all interactions of this node. Those in flight are recovered from the moment it starts (I2).</summary>
public sealed class InteractionRegion(ActorSystem system, IShardOwnership shards, IInteractionDirectory inFlight, InteractionActors actors)
{
    /// <summary>Understands <see cref="ShardRegionProtocol"/>.</summary>
    public ActorRef Actor { get; } = ShardRegion.Start(
        system, new ShardRegionSettings("interactions", actors.Of, shards) { Remembered = new InFlightInteractions(inFlight) });

    /// <summary>The lasting address of one interaction.</summary>
    internal ActorRef Of(string interactionId) => ShardRegion.Entity(Actor, interactionId);
}
