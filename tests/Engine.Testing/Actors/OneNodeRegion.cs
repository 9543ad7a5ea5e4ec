using Akka.Actor;
using Akka.Cluster.Sharding;

namespace Engine.Testing.Actors;

/// <summary>
/// Stands in for a shard region in one process: a child for each entity, named by its id, with the same messages and the same rules of passivation.
/// An entity that throws stops, and nobody but a message to it, or <see cref="ShardRegion.StartEntity"/>, brings it back.
/// </summary>
public sealed class OneNodeRegion : UntypedActor
{
    private readonly Func<string, Props> _entity;
    private readonly IMessageExtractor _extractor;
    private readonly Dictionary<IActorRef, List<(object Message, IActorRef Sender)>> _passivating = [];

    private OneNodeRegion(Func<string, Props> entity, IMessageExtractor extractor)
    {
        _entity = entity;
        _extractor = extractor;
    }

    /// <summary>A region of such entities.</summary>
    /// <param name="entity">How the actor of an id is made.</param>
    /// <param name="extractor">Which entity a message is for.</param>
    public static Props Props(Func<string, Props> entity, IMessageExtractor extractor) =>
        Akka.Actor.Props.CreateBy(new Producer(() => new OneNodeRegion(entity, extractor)));

    /// <inheritdoc />
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(static _ => Directive.Stop);

    /// <inheritdoc />
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Passivate passivate: OnPassivate(passivate); break;
            case Terminated terminated: OnTerminated(terminated.ActorRef); break;
            default: Route(message, Sender); break;
        }
    }

    /// <summary>From here on what is for the entity waits until it is gone.</summary>
    private void OnPassivate(Passivate passivate)
    {
        if (Context.Child(Sender.Path.Name).Equals(Sender) && _passivating.TryAdd(Sender, []))
        {
            Sender.Tell(passivate.StopMessage);
        }
    }

    private void OnTerminated(IActorRef entity)
    {
        if (_passivating.Remove(entity, out var waiting))
        {
            foreach (var (message, sender) in waiting)
            {
                Route(message, sender);
            }
        }
    }

    private void Route(object message, IActorRef sender)
    {
        var start = message as ShardRegion.StartEntity;
        if ((start?.EntityId ?? _extractor.EntityId(message)) is not { Length: > 0 } id)
        {
            Unhandled(message);
            return;
        }

        var entity = EntityOf(id);
        if (_passivating.TryGetValue(entity, out var waiting))
        {
            waiting.Add((message, sender));
        }
        else if (start is null)
        {
            entity.Tell(_extractor.EntityMessage(message)!, sender);
        }
    }

    private IActorRef EntityOf(string id)
    {
        var known = Context.Child(id);
        return known.IsNobody() ? Context.Watch(Context.ActorOf(_entity(id), id)) : known;
    }

    private sealed class Producer(Func<OneNodeRegion> make) : IIndirectActorProducer
    {
        public Type ActorType => typeof(OneNodeRegion);

        public ActorBase Produce() => make();

        public void Release(ActorBase actor)
        {
        }
    }
}
