using Akka.Actor;
using Akka.Cluster.Sharding;
using Engine.Actors.Hosting;
using Engine.Actors.Legs;
using Engine.Actors.RingGroups;
using Engine.Ports;
using Engine.Ports.Faults;

namespace Engine.Actors.Interactions;

/// <summary>The way to all interactions, wherever they run.</summary>
/// <param name="region">The shard region of the interactions, or what stands in for it.</param>
public sealed class InteractionRegion(IActorRef region, TimeProvider time)
{
    /// <summary>Name of the region.</summary>
    public const string Name = "interactions";

    /// <summary>An interaction's shard is the slot in its id.</summary>
    public static IMessageExtractor Extractor { get; } = new BySlot();

    /// <summary>What stops an interaction once its calls are over.</summary>
    public static object StopMessage => InteractionProtocol.Stop.Instance;

    internal void Tell(IForInteraction message) => region.Tell(message, ActorRefs.NoSender);

    /// <summary>Starts the interaction's actor where its shard is, if it does not run.</summary>
    internal void Wake(InteractionId id) => region.Tell(new ShardRegion.StartEntity(id.Value), ActorRefs.NoSender);

    /// <summary>The answer; default when none came in time.</summary>
    internal Task<T?> AskAsync<T>(IForInteraction question, TimeSpan patience) => region.AskAsync<T>(question, patience, time);

    private sealed class BySlot : IMessageExtractor
    {
        public string? EntityId(object message) => (message as IForInteraction)?.InteractionId.Value;

        public object? EntityMessage(object message) => message;

        [Obsolete("Of the interface; Akka asks by entity id.")]
        public string? ShardId(object message) => EntityId(message) is { } id ? ShardId(id, message) : null;

        public string ShardId(string entityId, object? messageHint = null) => InteractionIds.SlotOf(new InteractionId(entityId));
    }
}

/// <summary>Makes the actors of interactions, and gives each what it needs from outside.</summary>
public sealed class InteractionActors(
    FlowVersions flows, LegActors legs, EffectRunners runners, IFaultInjection faults, ICrashPoints crashPoints, FailedRecoveries failed, FailedAppends unstored,
    TimeProvider time)
{
    /// <summary>How to make the actor of one interaction.</summary>
    public Props Of(InteractionId id, RingGroupLines lines) => ActorProps.Of(() => new InteractionActor(
        id, flows, crashPoints, failed, unstored, time, context => new InteractionEffects(context, id, time, legs, lines, runners, faults)));
}
