using Engine.Actors.Kernel;
using Engine.Ports.RingGroups;

namespace Engine.Actors.RingGroups;

/// <summary>The way to the lines of this node's ring groups; starts their actor.</summary>
public sealed class RingGroupLines(ActorSystem system, IRingGroupMembers groups)
{
    internal ActorRef Actor { get; } = system.Spawn(Props.Of(() => new RingGroupActor(groups)), "ring-groups");
}
