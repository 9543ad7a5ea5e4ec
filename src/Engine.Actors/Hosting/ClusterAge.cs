using Akka.Cluster;

namespace Engine.Actors.Hosting;

/// <summary>What a node knows of the cluster around it.</summary>
public interface IClusterAge
{
    /// <summary>How long the present members have been together; null on a node that is alone.</summary>
    TimeSpan? SinceLastChange { get; }
}

/// <summary>A node that nobody shares anything with.</summary>
public sealed class AloneInCluster : IClusterAge
{
    public TimeSpan? SinceLastChange => null;
}

/// <summary>The members as this node has seen them; thread-safe. Looks when it is asked: who asks rarely learns of a change late, never not at all.</summary>
internal sealed class ClusterAge(Cluster cluster, TimeProvider time) : IClusterAge
{
    private readonly Lock _gate = new();
    private HashSet<UniqueAddress> _members = [];
    private long _since = time.GetTimestamp();

    public TimeSpan? SinceLastChange
    {
        get
        {
            lock (_gate)
            {
                var members = cluster.State.Members.Select(member => member.UniqueAddress).ToHashSet();
                if (!members.SetEquals(_members))
                {
                    (_members, _since) = (members, time.GetTimestamp());
                }

                return members.Count > 1 ? time.GetElapsedTime(_since) : null;
            }
        }
    }
}
