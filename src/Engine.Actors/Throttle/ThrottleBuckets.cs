using Engine.Actors.Kernel;
using Engine.Ports.Throttle;

namespace Engine.Actors.Throttle;

/// <summary>The way to the token buckets of this node's accounts; starts their actor.</summary>
public sealed class ThrottleBuckets(ActorSystem system, IThrottleSettings settings)
{
    internal ActorRef Actor { get; } = system.Spawn(Props.Of(() => new ThrottleActor(settings)), "throttle");
}
