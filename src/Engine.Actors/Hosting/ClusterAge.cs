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

    /// <summary>
    /// Sees every member that comes, however short it stays, and in the order in which they came. The cluster's own view of its members may not have
    /// heard of the older ones yet when this node is up: it learns of them on a thread of its own.
    /// </summary>
    private sealed class Lookout(ClusterAge age) : UntypedActor
    {
        private readonly Cluster _cluster = Cluster.Get(Context.System);
        private readonly Dictionary<UniqueAddress, Member> _others = [];
        private Member? _self;

        protected override void PreStart() => _cluster.Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.IMemberEvent));

        protected override void PostStop() => _cluster.Unsubscribe(Self);

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case ClusterEvent.MemberUp up when IsSelf(up.Member): OnUp(up.Member); break;
                case ClusterEvent.IMemberEvent seen when !IsSelf(seen.Member): OnOther(seen.Member); break;
            }
        }

        private bool IsSelf(Member member) => member.UniqueAddress.Equals(_cluster.SelfUniqueAddress);

        private void OnUp(Member self)
        {
            _self = self;
            age._isFirst = !_others.Values.Any(other => other.IsOlderThan(self));
            _others.Clear();
        }

        /// <summary>One that came up together with this node may be told of after it.</summary>
        private void OnOther(Member other)
        {
            age._hasSeenOthers = true;
            if (_self is null)
            {
                _others[other.UniqueAddress] = other;
            }
            else if (other.IsOlderThan(_self))
            {
                age._isFirst = false;
            }
        }
    }
}
