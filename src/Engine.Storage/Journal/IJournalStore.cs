using Engine.Flows.Facts;
using Engine.Ports.Journal;

namespace Engine.Storage.Journal;

/// <summary>What <see cref="EngineJournal"/> needs of a database: one for each technology, all held by one contract suite.</summary>
internal interface IJournalStore
{
    IStoreHealth Health { get; }

    /// <summary>Stores all events of a batch and what they change on the read side, or nothing. Ends when they are on the disk.</summary>
    /// <exception cref="ArgumentException">An event that may not be stored; thrown at once.</exception>
    /// <exception cref="SequenceConflictException">The id's last sequence is another: somebody else has stored, or an earlier batch was lost.</exception>
    /// <exception cref="FlowRemovedException">An interaction would begin on a flow that is gone.</exception>
    /// <exception cref="StartRepeatedException">An interaction was started under the same key before.</exception>
    /// <exception cref="WriteRefusedException">The batch must not be stored, and nobody else's writing is the reason.</exception>
    /// <exception cref="StoreUnavailableException">The store failed.</exception>
    Task WriteAsync(JournalBatch batch, CancellationToken cancellation);

    /// <returns>The last sequence ever stored under an id, deleted ones included; 0 for none.</returns>
    Task<long> HighestAsync(string persistenceId, CancellationToken cancellation);

    /// <summary>Gives the events from one sequence to another, both included, in order, on a thread of the store's.</summary>
    Task ReplayAsync(string persistenceId, long from, long to, long max, Action<StoredEvent> give);

    /// <summary>Deletes all events of an id and its rows on the read side. Its last sequence stays known, so that nothing is ever stored behind it.</summary>
    /// <exception cref="InvalidOperationException">Its interaction has not ended.</exception>
    Task DeleteAsync(string persistenceId, CancellationToken cancellation);
}

/// <summary>What is stored together: all or nothing.</summary>
/// <param name="PersistenceId">Whose events.</param>
/// <param name="First">Sequence number of the first event; the others follow without gaps.</param>
/// <param name="Events">At least one.</param>
/// <param name="At">When they are stored.</param>
internal sealed record JournalBatch(string PersistenceId, long First, IReadOnlyList<InteractionEvent> Events, DateTimeOffset At);

/// <summary>One row of the journal.</summary>
/// <param name="Sequence">Its place among the events of its actor, from 1.</param>
/// <param name="Identifier">The serializer that wrote it.</param>
/// <param name="Manifest">What it is, for that serializer.</param>
/// <param name="Data">Its bytes.</param>
/// <param name="CreatedTicks">When it was stored: ticks of UTC, as Akka.Persistence.Sql has them.</param>
internal readonly record struct StoredEvent(long Sequence, int Identifier, string Manifest, byte[] Data, long CreatedTicks);

/// <summary>A batch that must not be stored, for a reason that lies in itself.</summary>
internal sealed class WriteRefusedException(string message, Exception? cause = null) : Exception(message, cause);
