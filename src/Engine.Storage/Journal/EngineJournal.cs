using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;
using Akka.Configuration;
using Akka.Persistence;
using Akka.Persistence.Sql.Journal;
using Engine.Flows.Facts;
using Engine.Ports.Journal;

namespace Engine.Storage.Journal;

/// <summary>
/// The journal of Akka.Persistence: that package's table, written by group commit together with the rows that are read from the events.
/// </summary>
/// <remarks>
/// What Akka.Persistence.Sql's own journal does with queries is not started here: compiling them takes a second of each start, on SQLite it gathers
/// no writes, and one conflict in a batch stops every actor of that batch. A conflict here fails the guilty write only.
/// </remarks>
public sealed class EngineJournal : SqlWriteJournal
{
    private readonly ConcurrentDictionary<string, Task> _underWay = new(StringComparer.Ordinal);
    private readonly IJournalStore _store;
    private readonly FreshIds _fresh;
    private readonly TimeProvider _time;
    private readonly Action<InteractionEvent>? _stored;
    private readonly Akka.Serialization.Serialization _serialization;

    /// <summary>Made by Akka, which finds the open store in the system's setup.</summary>
    /// <exception cref="ConfigurationException">The system was made without <see cref="JournalHosting.WithEngineJournal"/>.</exception>
    public EngineJournal(Config config)
        : base(config)
    {
        var setup = Context.System.Settings.Setup.Get<EngineJournalSetup>();
        if (!setup.HasValue)
        {
            throw new ConfigurationException($"{nameof(EngineJournal)} needs {nameof(EngineJournalSetup)}: use {nameof(JournalHosting.WithEngineJournal)}.");
        }

        (_store, _fresh, _time, _stored) = (setup.Value.Store, setup.Value.FreshIds, setup.Value.Time, setup.Value.Stored);
        _serialization = Context.System.Serialization;
    }

    /// <summary>Breaker and writer in one answer: a store that cannot be written to is unhealthy before the first actor fails on it.</summary>
    public override Task<PersistenceHealthCheckResult> CheckHealthAsync(CancellationToken cancellationToken = default) => _store.Health.Fault is { } fault
        ? Task.FromResult(new PersistenceHealthCheckResult(PersistenceHealthStatus.Unhealthy, fault))
        : base.CheckHealthAsync(cancellationToken);

    /// <inheritdoc />
    public override async Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr, CancellationToken cancellationToken)
    {
        if (_fresh.IsFresh(persistenceId))
        {
            return 0;
        }

        if (_underWay.TryGetValue(persistenceId, out var write))
        {
            // How it ends does not matter, only that it has: else a fresh instance would use its numbers again.
            await Ended(write).WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return await _store.HighestAsync(persistenceId, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override Task ReplayMessagesAsync(
        IActorContext context, string persistenceId, long fromSequenceNr, long toSequenceNr, long max, Action<IPersistentRepresentation> recoveryCallback) =>
        _store.ReplayAsync(
            persistenceId,
            fromSequenceNr,
            toSequenceNr,
            max,
            stored => recoveryCallback(new Persistent(
                _serialization.Deserialize(stored.Data, stored.Identifier, stored.Manifest),
                stored.Sequence,
                persistenceId,
                stored.Manifest,
                timestamp: stored.CreatedTicks)));

    /// <summary>Nothing of the package's own needs to be started, so there is nothing to wait for.</summary>
    protected override void PreStart()
    {
    }

    /// <inheritdoc />
    protected override Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken)
    {
        var writes = messages.ToList();
        var persistenceId = writes[0].PersistenceId;
        _fresh.Forget(persistenceId);
        JournalBatch batch;
        Task write;
        try
        {
            batch = BatchOf(writes);
            write = _store.WriteAsync(batch, cancellationToken);
        }
        catch (ArgumentException cause)
        {
            return Task.FromResult(Refused(writes.Count, cause));
        }

        _underWay[persistenceId] = write;
        return EndAsync(batch, writes.Count, write);
    }

    /// <summary>Deletes an ended interaction whole, events and rows. A part of one is never deleted: without snapshots the rest could not be recovered.</summary>
    protected override async Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr, CancellationToken cancellationToken)
    {
        var highest = await ReadHighestSequenceNrAsync(persistenceId, 0, cancellationToken).ConfigureAwait(false);
        if (toSequenceNr < highest)
        {
            throw new NotSupportedException($"{persistenceId}: events are deleted all or none, and {highest} are stored.");
        }

        await _store.DeleteAsync(persistenceId, cancellationToken).ConfigureAwait(false);
    }

    private static IImmutableList<Exception> Refused(int writes, Exception cause) => [.. Enumerable.Repeat(cause, writes)];

    private static async Task Ended(Task write) => await write.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <exception cref="ArgumentException">Something that is no event of an interaction: the forms that are stored are a closed set.</exception>
    private JournalBatch BatchOf(List<AtomicWrite> writes)
    {
        var events = new List<InteractionEvent>();
        foreach (var write in writes)
        {
            foreach (var representation in (IImmutableList<IPersistentRepresentation>)write.Payload)
            {
                events.Add(representation.Payload as InteractionEvent
                    ?? throw new ArgumentException($"{representation.Payload.GetType()} is not an event that the journal knows.", nameof(writes)));
            }
        }

        return new JournalBatch(writes[0].PersistenceId, writes[0].LowestSequenceNr, events, _time.GetUtcNow());
    }

    private async Task<IImmutableList<Exception>> EndAsync(JournalBatch batch, int writes, Task write)
    {
        try
        {
            await write.ConfigureAwait(false);
            if (_stored is not null)
            {
                foreach (var happened in batch.Events)
                {
                    _stored(happened);
                }
            }

            // Akka's way to say that nothing was refused.
            return null!;
        }
        catch (Exception cause) when (cause is FlowRemovedException or StartRepeatedException or WriteRefusedException)
        {
            return Refused(writes, cause);
        }
        finally
        {
            _underWay.TryRemove(new KeyValuePair<string, Task>(batch.PersistenceId, write));
        }
    }
}
