using Akka.Actor;
using Engine.Actors.Hosting;
using Engine.Actors.Interactions;
using Engine.Actors.RingGroups;
using Engine.Actors.Throttle;
using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Ports.RingGroups;
using Engine.Ports.Throttle;

namespace Engine.Testing.Actors;

/// <summary>The engine's actors on one node without a cluster: what <see cref="EngineActors"/> makes of regions and singletons, made of plain actors.</summary>
public static class OneNodeActors
{
    /// <summary>The region of interactions and the lines of their ring groups.</summary>
    public static InteractionRegion Interactions(ActorSystem system, InteractionActors actors, IRingGroupMembers groups, TimeProvider time)
    {
        var lines = new RingGroupLines(system.ActorOf(RingGroupLines.Props(groups, time, new AloneInCluster()), "ring-groups"));
        return new InteractionRegion(
            system.ActorOf(OneNodeRegion.Props(id => actors.Of(new InteractionId(id), lines), InteractionRegion.Extractor), InteractionRegion.Name), time);
    }

    /// <summary>The buckets of accounts.</summary>
    public static ThrottleBuckets Buckets(ActorSystem system, IThrottleSettings settings, TimeProvider time)
    {
        var age = new AloneInCluster();
        var region = OneNodeRegion.Props(account => ThrottleBuckets.Props(new AccountId(account), settings, time, age), ThrottleBuckets.Extractor);
        return new ThrottleBuckets(system.ActorOf(region, ThrottleBuckets.Region), time);
    }

    /// <summary>Has what is in flight run.</summary>
    public static void Wake(ActorSystem system, InteractionRegion region, IInteractionDirectory inFlight, FailedRecoveries failed, TimeProvider time) =>
        system.ActorOf(Waker.Props(region, inFlight, failed, time), "waker");
}
