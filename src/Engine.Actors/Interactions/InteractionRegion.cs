using Engine.Actors.Kernel;
using Engine.Actors.Legs;
using Engine.Actors.RingGroups;
using Engine.Actors.Sharding;
using Engine.Ports;
using Engine.Ports.Faults;
using Engine.Ports.Journal;

namespace Engine.Actors.Interactions;

/// <summary>The region of all interactions of this node. Those in flight are recovered from the moment it starts (I2).</summary>
public sealed class InteractionRegion(ActorSystem system, IShardOwnership shards, IInteractionDirectory inFlight, InteractionActors actors)
{
    /// <summary>Understands <see cref="ShardRegionProtocol"/>.</summary>
    public ActorRef Actor { get; } = ShardRegion.Start(
        system, new ShardRegionSettings("interactions", actors.Of, shards) { Remembered = new InFlightInteractions(inFlight) });

    /// <summary>The lasting address of one interaction.</summary>
    internal ActorRef Of(InteractionId interactionId) => ShardRegion.Entity(Actor, interactionId);
}

/// <summary>Makes the actors of interactions, and gives each what it needs from outside.</summary>
public sealed class InteractionActors(
    IJournal journal, FlowVersions flows, LegActors legs, RingGroupLines lines, EffectRunners runners, IFaultInjection faults, ICrashPoints crashPoints)
{
    internal Props Of(EntityScope scope) => Props.Of(() => new InteractionActor(scope, journal, flows, crashPoints, EffectsOf(new InteractionId(scope.EntityId))));

    private Func<ActorContext, InteractionEffects> EffectsOf(InteractionId interactionId) =>
        context => new InteractionEffects(context, interactionId, legs, lines, runners, faults);
}
