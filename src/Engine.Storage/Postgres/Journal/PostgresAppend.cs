using Engine.Storage.Journal;

namespace Engine.Storage.Postgres.Journal;

/// <summary>One batch on its way into the database. Told its end exactly once.</summary>
internal sealed class PostgresAppend(EncodedBatch batch, CancellationToken cancellation)
{
    // Continuations must not run in the writer's turn: they would hold up everybody's commits.
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Task => _end.Task;

    public EncodedBatch Batch => batch;

    /// <summary>True when nobody waits for it any more.</summary>
    public bool IsGivenUp => cancellation.IsCancellationRequested;

    /// <summary>Why it can never be stored, as far as that is clear without the database; null when it may be.</summary>
    public Exception? Fault
    {
        get
        {
            if (batch.ReadSide.IsEmpty)
            {
                return null;
            }

            var interactionId = EncodedBatch.InteractionOf(batch.PersistenceId);
            if (interactionId is null)
            {
                return new InvalidDataException($"{batch.PersistenceId} is no interaction.");
            }

            return batch.ReadSide.Added?.Identity.InteractionId is { } accepted && accepted != interactionId.Value.Value
                ? new InvalidDataException($"Interaction {accepted} is stored under the id of {interactionId}.")
                : null;
        }
    }

    public void Stored() => _end.TrySetResult();

    public void Failed(Exception cause) => _end.TrySetException(cause);
}
