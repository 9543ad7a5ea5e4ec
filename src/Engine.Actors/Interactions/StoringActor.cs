using Akka.Persistence;
using Engine.Flows.Facts;
using Engine.Ports.Journal;

namespace Engine.Actors.Interactions;

/// <summary>
/// Stores first. When it cannot, who asked hears so, the actor stops, and the next one reads what became of the append: an actor whose append failed
/// does not know its own state any more.
/// </summary>
internal abstract class StoringActor : UntypedPersistentActor
{
    /// <summary>What the sender of the command in hand hears when its append fails.</summary>
    private object? _answerIfNotStored;

    /// <summary>A life has some 17 events: reading them is cheaper than asking for a snapshot first.</summary>
    public override Recovery Recovery { get; } = new(SnapshotSelectionCriteria.None);

    /// <summary>Stores the events together, then applies each, then goes on; the sender is the same all the while.</summary>
    /// <param name="events">None goes on at once.</param>
    /// <param name="apply">Applies one that is stored.</param>
    /// <param name="then">What follows once all are applied.</param>
    /// <param name="answerIfNotStored">What the sender hears when they cannot be stored, or nobody knows; null = nothing.</param>
    protected void Store(IReadOnlyList<InteractionEvent> events, Action<InteractionEvent> apply, Action then, object? answerIfNotStored)
    {
        if (events.Count == 0)
        {
            then();
            return;
        }

        _answerIfNotStored = answerIfNotStored;
        var left = events.Count;
        PersistAll(events, stored =>
        {
            apply(stored);
            if (--left == 0)
            {
                _answerIfNotStored = null;
                then();
            }
        });
    }

    /// <summary>What was decided could not be stored, or nobody knows; the actor is about to stop.</summary>
    protected abstract void OnNotStored();

    /// <summary>Akka stops the actor.</summary>
    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        base.OnPersistFailure(cause, @event, sequenceNr);
        AnswerNotStored(_answerIfNotStored);
    }

    /// <summary>Refused before it was tried. Akka would go on, with a gap in the numbers.</summary>
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        if (cause is FlowRemovedException)
        {
            AnswerNotStored(InteractionProtocol.AcceptResult.FlowRemoved);
        }
        else if (cause is StartRepeatedException)
        {
            AnswerNotStored(InteractionProtocol.AcceptResult.Repeated);
        }
        else
        {
            base.OnPersistRejected(cause, @event, sequenceNr);
            AnswerNotStored(_answerIfNotStored);
        }

        Context.Stop(Self);
    }

    private void AnswerNotStored(object? answer)
    {
        OnNotStored();
        _answerIfNotStored = null;
        if (answer is not null)
        {
            Sender.Tell(answer, Self);
        }
    }
}
