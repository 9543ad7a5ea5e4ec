using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Storage.Events;
using Engine.Storage.Journal;
using Engine.Storage.Sqlite.Configuration;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>One batch on its way into the file.</summary>
internal sealed class JournalWrite(EncodedBatch batch, CancellationToken cancellation) : Write
{
    // Continuations must not run on the writer's thread: they would hold up everybody's commits.
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Task => _end.Task;

    /// <returns>
    /// Why nothing of it may be stored, looked up before the first row is written. An interaction that would begin on a flow that is gone is among it:
    /// the removal of a flow looks for interactions in the same queue of writes, so one of the two sees the other. So is an interaction whose key was used.
    /// </returns>
    public override Exception? Apply(SqliteSession session)
    {
        if (cancellation.IsCancellationRequested)
        {
            // Nobody waits for it any more, and it is not under way yet: so it had better not happen.
            return new StoreUnavailableException("The disk was too slow: given up before it was written.");
        }

        var (last, isDeleted) = JournalRows.Last(session, batch.PersistenceId);
        if (isDeleted)
        {
            return new WriteRefusedException($"{batch.PersistenceId}: its events have been deleted, nothing can follow them.");
        }

        if (last != batch.First - 1)
        {
            return new SequenceConflictException(batch.PersistenceId, batch.First - 1, last);
        }

        if (batch.ReadSide.Added?.Identity.FlowId is { } flowId && FlowEnds.IsRemoved(session, new FlowId(flowId)))
        {
            return new FlowRemovedException(batch.PersistenceId, new FlowId(flowId));
        }

        if (batch.ReadSide.Added is { Key: { } key, Identity: { } identity } added)
        {
            if (StartKeyRows.Find(session, new AccountId(identity.AccountId), new FlowId(identity.FlowId), key.Key, added.AcceptedAt) is not null)
            {
                return new StartRepeatedException(batch.PersistenceId);
            }

            StartKeyRows.Insert(session, added, key);
        }

        Insert(session);
        if (!batch.ReadSide.IsEmpty)
        {
            ReadSideRows.Apply(
                session,
                EncodedBatch.InteractionOf(batch.PersistenceId) ?? throw new InvalidDataException($"{batch.PersistenceId} is no interaction."),
                batch.ReadSide);
        }

        return null;
    }

    public override void Committed() => _end.SetResult();

    public override void Failed(Exception cause) => _end.SetException(cause);

    private void Insert(SqliteSession session)
    {
        var sequence = batch.First;
        foreach (var (manifest, data) in batch.Rows)
        {
            session.Prepare(
                    "INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, tags, manifest, identifier) " +
                    "VALUES (?, 0, ?, ?, ?, '', ?, ?)")
                .With(batch.CreatedTicks).With(batch.PersistenceId).With(sequence++).WithBlob(data).With(manifest)
                .With(EventSerializer.FixedIdentifier).Run();
        }
    }
}
