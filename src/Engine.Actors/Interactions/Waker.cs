using Akka.Actor;
using Akka.Cluster;
using Akka.Event;
using Engine.Actors.Hosting;
using Engine.Actors.Timers;
using Engine.Ports;
using Engine.Ports.Journal;

namespace Engine.Actors.Interactions;

/// <summary>
/// Keeps I2: what the store has in flight runs somewhere. One for the cluster; reads the store at start, when a member is gone, and now and then,
/// and has each interaction started where its shard is. One that runs already takes no notice.
/// </summary>
public sealed class Waker : UntypedActor
{
    private static readonly object SweepTimer = new();

    /// <summary>An interaction whose actor stopped, because an append failed say, is back after this at the latest.</summary>
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);

    private readonly InteractionRegion _interactions;
    private readonly IInteractionDirectory _inFlight;
    private readonly FailedRecoveries _failed;
    private readonly ActorTimers _timers;
    private bool _reading;

    public Waker(InteractionRegion interactions, IInteractionDirectory inFlight, FailedRecoveries failed, TimeProvider time)
    {
        _interactions = interactions;
        _inFlight = inFlight;
        _failed = failed;
        _timers = new ActorTimers(Self, time);
    }

    /// <summary>How to make it.</summary>
    public static Props Props(InteractionRegion interactions, IInteractionDirectory inFlight, FailedRecoveries failed, TimeProvider time) =>
        ActorProps.Of(() => new Waker(interactions, inFlight, failed, time));

    protected override void PreStart()
    {
        if (Context.System.HasExtension<Cluster>())
        {
            Cluster.Get(Context.System).Subscribe(Self, typeof(ClusterEvent.MemberRemoved));
        }

        Sweep();
    }

    protected override void PostStop()
    {
        _timers.CancelAll();
        if (Context.System.HasExtension<Cluster>())
        {
            Cluster.Get(Context.System).Unsubscribe(Self);
        }
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ActorTimers.Fired m when _timers.Take(m) is not null: Sweep(); break;
            case ActorTimers.Fired: break;
            case ClusterEvent.MemberRemoved: Sweep(); break;
            case ClusterEvent.CurrentClusterState: break;
            case Found m: OnFound(m.Ids); break;
            case Lost m: OnLost(m.Cause); break;
            default: Unhandled(message); break;
        }
    }

    private void Sweep()
    {
        if (!_reading)
        {
            _reading = true;
            ReadAsync().PipeTo(Self, success: ids => new Found(ids), failure: cause => new Lost(cause));
        }
    }

    private async ValueTask<IReadOnlyList<InteractionId>> ReadAsync()
    {
        var ids = new List<InteractionId>();
        await foreach (var id in _inFlight.InFlightAsync(CancellationToken.None))
        {
            ids.Add(new InteractionId(id));
        }

        return ids;
    }

    private void OnFound(IReadOnlyList<InteractionId> ids)
    {
        foreach (var id in ids)
        {
            if (!InteractionIds.IsId(id.Value))
            {
                Context.GetLogger().Error("{Id} is in flight and is no interaction id", id);
            }
            else if (_failed.IsDue(id))
            {
                _interactions.Wake(id);
            }
        }

        Again();
    }

    private void OnLost(Exception cause)
    {
        Context.GetLogger().Warning(cause, "The interactions in flight cannot be read");
        Again();
    }

    private void Again()
    {
        _reading = false;
        _timers.Start(SweepTimer, Due.Instance, SweepEvery);
    }

    private sealed record Due : INoSerializationVerificationNeeded
    {
        public static readonly Due Instance = new();
    }

    private sealed record Found(IReadOnlyList<InteractionId> Ids) : INoSerializationVerificationNeeded;

    private sealed record Lost(Exception Cause) : INoSerializationVerificationNeeded;
}
