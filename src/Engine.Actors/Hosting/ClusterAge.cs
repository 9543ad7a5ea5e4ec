using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Cluster;

namespace Engine.Actors.Hosting;

/// <summary>What went on in the cluster before something began on this node. Thread-safe.</summary>
public interface IClusterAge
{
    /// <summary>Nobody was here before this node: whatever a cluster has only one of began with it, and took nothing over.</summary>
    bool IsFirst { get; }

    /// <summary>How long that shard has been on this node; null on a node that has always been alone, where it was nowhere else before.</summary>
    TimeSpan? SinceArrival(IActorRef shard);
}

/// <summary>A node that nobody shares anything with.</summary>
public sealed class AloneInCluster : IClusterAge
{
    public bool IsFirst => true;

    public TimeSpan? SinceArrival(IActorRef shard) => null;
}

/// <summary>The cluster as this node has seen it.</summary>
internal sealed class ClusterAge : IClusterAge
{
    /// <summary>By a shard's name, its present actor and since when. One that went away and came back has a new actor.</summary>
    private readonly ConcurrentDictionary<string, (IActorRef Shard, long Since)> _arrivals = new(StringComparer.Ordinal);

    private readonly TimeProvider _time;
    private volatile bool _isFirst = true;
    private volatile bool _hasSeenOthers;

    public ClusterAge(ActorSystem system, TimeProvider time)
    {
        _time = time;
        var cluster = Cluster.Get(system);
        cluster.RegisterOnMemberUp(() => _isFirst = !cluster.State.Members.Any(member => member.IsOlderThan(cluster.SelfMember)));
        system.ActorOf(ActorProps.Of(() => new Lookout(this)));
    }

    public bool IsFirst => _isFirst;

    /// <summary>A shard is made for its first message, which is for whoever asks here first.</summary>
    public TimeSpan? SinceArrival(IActorRef shard)
    {
        var now = _time.GetTimestamp();
        var (_, since) = _arrivals.AddOrUpdate(shard.Path.Name, _ => (shard, now), (_, known) => known.Shard.Equals(shard) ? known : (shard, now));
        return _hasSeenOthers ? _time.GetElapsedTime(since, now) : null;
    }

    /// <summary>Sees every member that comes, however short it stays.</summary>
    private sealed class Lookout(ClusterAge age) : UntypedActor
    {
        private readonly Cluster _cluster = Cluster.Get(Context.System);

        protected override void PreStart() => _cluster.Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.IMemberEvent));

        protected override void PostStop() => _cluster.Unsubscribe(Self);

        protected override void OnReceive(object message)
        {
            if (message is ClusterEvent.IMemberEvent seen && !seen.Member.UniqueAddress.Equals(_cluster.SelfUniqueAddress))
            {
                age._hasSeenOthers = true;
            }
        }
    }
}
