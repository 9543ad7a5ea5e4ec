using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Engine.Ports.Journal;

namespace Engine.Actors.Kernel;

/// <summary>
/// An actor whose state is the sum of its stored events. It replays them before its first message. A handler names new events with
/// <see cref="Persist(IReadOnlyList{TEvent}, Action)"/>; later messages wait until those are stored, applied and acted on. When an append fails, the instance stops and a fresh one recovers what the journal has.
/// </summary>
/// <typeparam name="TEvent">The closed set of its events.</typeparam>
[SuppressMessage("Reliability", "CA2012", Justification = "An actor cannot await: its turn ends, and the awaiter is read once when the journal calls back.")]
public abstract class PersistentActor<TEvent>(IJournal journal) : Actor
    where TEvent : class
{
    /// <summary>Events read at a time in recovery; an interaction rarely has more.</summary>
    private const int ReplayPage = 256;

    private ValueTaskAwaiter<IReadOnlyList<JournalEntry>> _read;
    private ValueTaskAwaiter _append;
    private IReadOnlyList<TEvent>? _events;
    private Action? _then;
    private ActorRef? _asker;
    private Action? _wake;
    private bool _recovered;

    /// <summary>The name of its events in the journal. Must not depend on the state.</summary>
    protected abstract string PersistenceId { get; }

    /// <summary>Sequence number of the last event applied; 0 for none.</summary>
    protected long LastSequence { get; private set; }

    /// <inheritdoc />
    protected internal override SupervisionStrategy DefaultSupervision => SupervisionStrategy.RecoverFromJournal;

    /// <summary>Applies one event to the state, on replay and live alike: total, no effects, no clock.</summary>
    protected abstract void OnEvent(TEvent stored);

    /// <summary>All stored events are applied; the first message comes next. May <see cref="Persist(IReadOnlyList{TEvent}, Action)"/>.</summary>
    protected virtual void OnRecovered()
    {
    }

    /// <summary>The events in hand were not stored, or not known to be. The instance stops after this.</summary>
    protected virtual void OnPersistFailed(Exception cause)
    {
    }

    /// <summary>
    /// Stores events when the handler has returned, applies each with <see cref="OnEvent"/>, then runs <paramref name="then"/>, in which
    /// <see cref="Actor.Sender"/> is still the sender of the message in hand. Once per handler; <paramref name="then"/> may do it again.
    /// </summary>
    /// <param name="events">Must not change until stored. None is allowed: then only <paramref name="then"/> runs.</param>
    /// <param name="then">The effects and answers that rest on the events.</param>
    protected void Persist(IReadOnlyList<TEvent> events, Action then)
    {
        if (!_recovered || _then is not null)
        {
            throw new InvalidOperationException("Persist comes once per handler, and not before recovery has ended.");
        }

        _events = events;
        _then = then;
    }

    /// <inheritdoc cref="Persist(IReadOnlyList{TEvent}, Action)" />
    protected void Persist(TEvent single, Action then) => Persist([single], then);

    internal override void Start()
    {
        base.Start();
        Context.Hold();
        Read();
    }

    internal override void Handle(object message)
    {
        base.Handle(message);
        if (_then is not null)
        {
            Store();
        }
    }

    internal override void Continue()
    {
        if (!_recovered)
        {
            Replay();
            return;
        }

        Context.Release();
        Context.ActFor(_asker);
        Apply();
        Store();
    }

    private void Read()
    {
        _read = journal.ReadAsync(PersistenceId, LastSequence + 1, ReplayPage).GetAwaiter();
        if (_read.IsCompleted)
        {
            Replay();
        }
        else
        {
            _read.UnsafeOnCompleted(_wake ??= Wake);
        }
    }

    private void Replay()
    {
        var entries = _read.GetResult();
        foreach (var entry in entries)
        {
            if (entry.Sequence != LastSequence + 1)
            {
                throw new InvalidOperationException($"{PersistenceId}: event {entry.Sequence} follows {LastSequence}.");
            }

            OnEvent((TEvent)entry.Event);
            LastSequence = entry.Sequence;
        }

        if (entries.Count == ReplayPage)
        {
            Read();
            return;
        }

        _recovered = true;
        Context.Release();
        OnRecovered();
        Store();
    }

    /// <summary>Appends what Persist left; again when the follow-up persists again.</summary>
    private void Store()
    {
        while (_then is not null)
        {
            _append = Append(_events!);
            if (!_append.IsCompleted)
            {
                _asker = Context.Asker;
                Context.Hold();
                _append.UnsafeOnCompleted(_wake ??= Wake);
                return;
            }

            Apply();
        }
    }

    private ValueTaskAwaiter Append(IReadOnlyList<TEvent> events)
    {
        try
        {
            return events.Count == 0 ? default : journal.AppendAsync(PersistenceId, LastSequence, events).GetAwaiter();
        }
        catch (Exception cause)
        {
            return ValueTask.FromException(cause).GetAwaiter();
        }
    }

    private void Apply()
    {
        try
        {
            _append.GetResult();
        }
        catch (Exception cause)
        {
            OnPersistFailed(cause);
            throw new PersistFailedException(PersistenceId, cause);
        }

        foreach (var stored in _events!)
        {
            LastSequence++;
            OnEvent(stored);
        }

        var then = _then!;
        _events = null;
        _then = null;
        then();
    }

    private void Wake() => Context.ContinueLater(this);
}
