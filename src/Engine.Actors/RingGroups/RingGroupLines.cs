using Akka.Actor;
using Engine.Actors.Hosting;
using Engine.Ports.RingGroups;

namespace Engine.Actors.RingGroups;

/// <summary>The way to the lines of all ring groups.</summary>
/// <param name="actor">The actor of the lines, or the proxy that knows where it runs.</param>
public sealed class RingGroupLines(IActorRef actor)
{
    internal IActorRef Actor { get; } = actor;

    /// <summary>How to make their actor.</summary>
    public static Props Props(IRingGroupMembers groups, TimeProvider time, IClusterAge cluster) =>
        ActorProps.Of(() => new RingGroupActor(groups, time, cluster));
}
