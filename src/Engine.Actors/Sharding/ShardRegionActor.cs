using System.Globalization;
using Engine.Actors.Kernel;
using static Engine.Actors.Sharding.ShardRegionProtocol;

namespace Engine.Actors.Sharding;

/// <summary>Keeps one shard actor for each shard this node owns, and sends each message to the right one.</summary>
internal sealed class ShardRegionActor(ShardRegionSettings settings) : Actor
{
    private readonly ShardGauge _gauge = new();
    private readonly Dictionary<int, ActorRef> _owned = [];

    /// <summary>Shards on their way out, with what to say when the last entity has stopped.</summary>
    private readonly Dictionary<ActorRef, int> _releasing = [];

    protected override void PreStart()
    {
        foreach (var acquired in settings.Ownership.Attach(Self))
        {
            OnAcquired(acquired);
        }
    }

    protected override void Receive(object message)
    {
        switch (message)
        {
            case Deliver deliver: OnDeliver(deliver); break;
            case ShardAcquired acquired: OnAcquired(acquired); break;
            case ReleaseShard release: OnRelease(release.Shard); break;
            case ShardLost lost: OnLost(lost.Shard); break;
            case Terminated stopped: OnStopped(stopped.Actor); break;
            case GetState: Context.Reply(new RegionState(_owned.Count, _gauge.Recovering, _gauge.Entities)); break;
            default: Unhandled(message); break;
        }
    }

    private void OnDeliver(Deliver deliver)
    {
        if (ShardedId.TryGetShard(deliver.EntityId, out var shard) && _owned.TryGetValue(shard, out var owned))
        {
            Context.Forward(owned, deliver);
        }
        else
        {
            Context.Undelivered(deliver.Message, UndeliverableReason.ShardNotOwned);
        }
    }

    private void OnAcquired(ShardAcquired acquired)
    {
        if (_owned.ContainsKey(acquired.Shard))
        {
            return;
        }

        // The epoch in the name keeps it apart from an earlier stay of the same shard that is still stopping.
        var name = string.Create(CultureInfo.InvariantCulture, $"{acquired.Shard:x4}-{acquired.Epoch}");
        var region = Self;
        var shard = Context.Spawn(Props.Of(() => new ShardActor(settings, region, _gauge, acquired.Shard, acquired.Epoch)), name);
        Context.Watch(shard);
        _owned.Add(acquired.Shard, shard);
    }

    private void OnRelease(int shard)
    {
        if (_owned.Remove(shard, out var owned))
        {
            _releasing.Add(owned, shard);
            owned.Tell(ShardActor.HandOff.Instance);
        }
    }

    private void OnLost(int shard)
    {
        if (_owned.Remove(shard, out var owned))
        {
            Context.Stop(owned);
        }
    }

    private void OnStopped(ActorRef stopped)
    {
        if (_releasing.Remove(stopped, out var shard))
        {
            settings.Ownership.Released(shard);
        }
    }
}
