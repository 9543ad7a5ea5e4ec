using Engine.Actors.Kernel;
using static Engine.Actors.Sharding.ShardRegionProtocol;

namespace Engine.Actors.Sharding;

/// <summary>The entities of one shard: starts them on their first message, recovers the remembered ones, puts idle ones away.</summary>
internal sealed class ShardActor(ShardRegionSettings settings, ActorRef region, ShardGauge gauge, int shard, long epoch) : Actor
{
    private readonly Dictionary<string, Entity> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<ActorRef, Entity> _byRef = [];
    private readonly RetryWait _retry = new();
    private bool _recovering;
    private bool _handingOff;

    protected override void PreStart()
    {
        if (settings.Remembered is not null)
        {
            SetRecovering(true);
            ReadRemembered();
        }
    }

    protected override void PostStop()
    {
        SetRecovering(false);
        gauge.AddEntities(-_byId.Count);
    }

    protected override void Receive(object message)
    {
        switch (message)
        {
            case Deliver deliver: OnDeliver(deliver); break;
            case Passivate: OnPassivate(); break;
            case Terminated stopped: OnStopped(stopped.Actor); break;
            case Remembered remembered: OnRemembered(remembered); break;
            case NotRemembered failed: OnNotRemembered(failed); break;
            case ReadAgain: ReadRemembered(); break;
            case HandOff: OnHandOff(); break;
            default: Unhandled(message); break;
        }
    }

    private void OnDeliver(Deliver deliver)
    {
        if (_handingOff)
        {
            Context.Undelivered(deliver.Message, UndeliverableReason.ShardNotOwned);
            return;
        }

        var entity = Running(deliver.EntityId);
        if (entity.Waiting is not { } waiting)
        {
            Context.Forward(entity.Ref, deliver.Message);
        }
        else if (waiting.Count < settings.BufferMax)
        {
            waiting.Enqueue((deliver.Message, Context.Asker));
        }
        else
        {
            Context.Undelivered(deliver.Message, UndeliverableReason.MailboxFull);
        }
    }

    /// <summary>From here on messages wait; the pill stops the entity behind everything it has been sent before.</summary>
    private void OnPassivate()
    {
        if (_byRef.TryGetValue(Sender, out var entity) && entity.Waiting is null)
        {
            entity.Waiting = new Queue<(object, ActorRef?)>();
            entity.Ref.Tell(PoisonPill.Instance);
        }
    }

    private void OnStopped(ActorRef stopped)
    {
        if (!_byRef.Remove(stopped, out var entity))
        {
            return;
        }

        _byId.Remove(entity.Id);
        gauge.AddEntities(-1);
        if (_handingOff)
        {
            StopWhenEmpty();
        }
        else if (entity.Waiting is { Count: > 0 } waiting)
        {
            var again = Running(entity.Id);
            foreach (var (message, sender) in waiting)
            {
                again.Ref.Tell(message, sender);
            }
        }
    }

    private void OnRemembered(Remembered remembered)
    {
        Context.System.Health.Clear(Self.Path);
        SetRecovering(false);
        if (_handingOff)
        {
            return;
        }

        foreach (var id in remembered.Ids)
        {
            Running(id);
        }
    }

    private void OnNotRemembered(NotRemembered failed)
    {
        Context.System.Health.Raise(Self.Path, failed.Cause.Message);
        Context.Timers.StartSingle(nameof(ReadAgain), ReadAgain.Instance, _retry.Next());
    }

    private void OnHandOff()
    {
        _handingOff = true;
        foreach (var entity in _byId.Values)
        {
            entity.Ref.Tell(PoisonPill.Instance);
        }

        StopWhenEmpty();
    }

    private void StopWhenEmpty()
    {
        if (_byId.Count == 0)
        {
            Context.Stop(Self);
        }
    }

    private void ReadRemembered() => Context.PipeToSelf(
        settings.Remembered!.InFlightAsync(shard), static ids => new Remembered(ids), static cause => new NotRemembered(cause));

    private Entity Running(string id)
    {
        if (_byId.TryGetValue(id, out var known))
        {
            return known;
        }

        var lasting = new EntityRef(region, id);
        var props = settings.Entity(new EntityScope(id, shard, epoch, lasting)) with { LeftoversTo = lasting };
        var entity = new Entity(id, Context.Spawn(props, id));
        Context.Watch(entity.Ref);
        _byId.Add(id, entity);
        _byRef.Add(entity.Ref, entity);
        gauge.AddEntities(1);
        return entity;
    }

    private void SetRecovering(bool recovering)
    {
        gauge.AddRecovering((recovering ? 1 : 0) - (_recovering ? 1 : 0));
        _recovering = recovering;
    }

    internal sealed record HandOff
    {
        public static HandOff Instance { get; } = new();
    }

    private sealed record Remembered(IReadOnlyList<string> Ids);

    private sealed record NotRemembered(Exception Cause);

    private sealed record ReadAgain
    {
        public static ReadAgain Instance { get; } = new();
    }

    private sealed class Entity(string id, ActorRef @ref)
    {
        public string Id { get; } = id;

        public ActorRef Ref { get; } = @ref;

        /// <summary>Messages kept while the entity is put away; null while it runs.</summary>
        public Queue<(object Message, ActorRef? Sender)>? Waiting { get; set; }
    }
}
