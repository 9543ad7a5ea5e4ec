using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Storage.Events;
using Engine.Storage.Journal;
using Engine.Storage.Sqlite.Configuration;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>One batch, encoded and projected already on its caller's thread: the writer only writes.</summary>
internal sealed class JournalWrite : Write
{
    // Continuations must not run on the writer's thread: they would hold up everybody's commits.
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly JournalBatch _batch;
    private readonly (string Manifest, byte[] Data)[] _rows;
    private readonly ReadSideChange _readSide = new();
    private readonly CancellationToken _cancellation;

    /// <exception cref="ArgumentException">An event that the catalog does not know.</exception>
    public JournalWrite(JournalBatch batch, EventCatalog catalog, CancellationToken cancellation)
    {
        _batch = batch;
        _cancellation = cancellation;
        _rows = new (string, byte[])[batch.Events.Count];
        for (var i = 0; i < _rows.Length; i++)
        {
            _rows[i] = (catalog.ManifestOf(batch.Events[i]), catalog.Encode(batch.Events[i]).Data);
            _readSide.Add(batch.Events[i]);
        }
    }

    public Task Task => _end.Task;

    /// <returns>
    /// Why nothing of it may be stored, looked up before the first row is written. An interaction that would begin on a flow that is gone is among it:
    /// the removal of a flow looks for interactions in the same queue of writes, so one of the two sees the other.
    /// </returns>
    public override Exception? Apply(SqliteSession session)
    {
        if (_cancellation.IsCancellationRequested)
        {
            // Nobody waits for it any more, and it is not under way yet: so it had better not happen.
            return new StoreUnavailableException("The disk was too slow: given up before it was written.");
        }

        var (last, isDeleted) = JournalRows.Last(session, _batch.PersistenceId);
        if (isDeleted)
        {
            return new WriteRefusedException($"{_batch.PersistenceId}: its events have been deleted, nothing can follow them.");
        }

        if (last != _batch.First - 1)
        {
            return new SequenceConflictException(_batch.PersistenceId, _batch.First - 1, last);
        }

        if (_readSide.BeginsOn is { } flowId && FlowEnds.IsRemoved(session, new FlowId(flowId)))
        {
            return new FlowRemovedException(_batch.PersistenceId, new FlowId(flowId));
        }

        Insert(session);
        if (!_readSide.IsEmpty)
        {
            _readSide.Apply(session, JournalRows.InteractionOf(_batch.PersistenceId)
                ?? throw new InvalidDataException($"{_batch.PersistenceId} is no interaction."));
        }

        return null;
    }

    public override void Committed() => _end.SetResult();

    public override void Failed(Exception cause) => _end.SetException(cause);

    private void Insert(SqliteSession session)
    {
        var sequence = _batch.First;
        foreach (var (manifest, data) in _rows)
        {
            session.Prepare(
                    "INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, tags, manifest, identifier) " +
                    "VALUES (?, 0, ?, ?, ?, '', ?, ?)")
                .With(_batch.At.UtcTicks).With(_batch.PersistenceId).With(sequence++).WithBlob(data).With(manifest)
                .With(EventSerializer.FixedIdentifier).Run();
        }
    }
}
