using Akka.Actor;
using Akka.Persistence;
using Engine.Flows.Facts;

namespace Engine.Testing.Journal;

/// <summary>A persistent actor that stores what it is told to and says how it ended. It stops when a write fails or is refused, as the engine's actors do.</summary>
public sealed class JournalOwner : UntypedPersistentActor
{
    private readonly List<InteractionEvent> _events = [];
    private readonly long _to;
    private readonly long _max;

    public JournalOwner(string persistenceId, long to, long max) => (PersistenceId, _to, _max) = (persistenceId, to, max);

    /// <summary>Stores these events together; answered by a <see cref="JournalAnswer"/>.</summary>
    public sealed record Store(IReadOnlyList<object> Events);

    /// <summary>Stores two events in one turn, each by its own persist, and answers once both are stored.</summary>
    public sealed record StoreApart(object First, object Second);

    /// <summary>Answered by <see cref="Known"/>, after recovery.</summary>
    public sealed record Look;

    /// <summary>Deletes its events up to a sequence; answered by Akka's message of success or failure.</summary>
    public sealed record Delete(long To);

    public sealed record Known(long Last, IReadOnlyList<InteractionEvent> Events);

    /// <inheritdoc />
    public override string PersistenceId { get; }

    /// <inheritdoc />
    public override Recovery Recovery => new(SnapshotSelectionCriteria.None, _to, _max);

    private IActorRef? Asker { get; set; }

    public static Props Props(string persistenceId, long to = long.MaxValue, long max = long.MaxValue) =>
        Akka.Actor.Props.Create(() => new JournalOwner(persistenceId, to, max));

    /// <inheritdoc />
    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case Store store:
                PersistAll(store.Events, OnStored, () => Sender.Tell(new JournalAnswer.Stored(LastSequenceNr)));
                break;
            case StoreApart store:
                Persist(store.First, OnStored);
                Persist(store.Second, stored =>
                {
                    OnStored(stored);
                    Sender.Tell(new JournalAnswer.Stored(LastSequenceNr));
                });
                break;
            case Look:
                Sender.Tell(new Known(LastSequenceNr, [.. _events]));
                break;
            case Delete delete:
                Asker = Sender;
                DeleteMessages(delete.To);
                break;
            case DeleteMessagesSuccess or DeleteMessagesFailure:
                Asker.Tell(message);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    /// <inheritdoc />
    protected override void OnRecover(object message)
    {
        if (message is InteractionEvent happened)
        {
            _events.Add(happened);
        }
    }

    /// <inheritdoc />
    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr) => Sender.Tell(new JournalAnswer.Failed(cause));

    /// <inheritdoc />
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        Sender.Tell(new JournalAnswer.Refused(cause));
        Context.Stop(Self);
    }

    private void OnStored(object stored) => _events.Add((InteractionEvent)stored);
}

/// <summary>How a write ended.</summary>
public abstract record JournalAnswer
{
    public sealed record Stored(long Last) : JournalAnswer;

    public sealed record Failed(Exception Cause) : JournalAnswer;

    public sealed record Refused(Exception Cause) : JournalAnswer;
}
