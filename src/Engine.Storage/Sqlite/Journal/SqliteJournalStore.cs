using Engine.Ports.Journal;
using Engine.Storage.Events;
using Engine.Storage.Journal;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>The journal's table in SQLite. Batches of all actors share transactions, and each brings its rows on the read side along.</summary>
internal sealed class SqliteJournalStore(SqliteDatabase database, EventCatalog catalog) : IJournalStore
{
    public IStoreHealth Health => database.Health;

    public Task WriteAsync(JournalBatch batch, CancellationToken cancellation)
    {
        var write = new JournalWrite(new EncodedBatch(batch, catalog), cancellation);
        database.Writer.Submit(write);
        return write.Task;
    }

    public Task<long> HighestAsync(string persistenceId, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => JournalRows.Last(session, persistenceId).Sequence, cancellation);

    public Task ReplayAsync(string persistenceId, long from, long to, long max, Action<StoredEvent> give) => database.Readers.ReadAsync(
        session =>
        {
            JournalRows.Read(session, persistenceId, from, to, max, give);
            return true;
        },
        CancellationToken.None);

    /// <summary>
    /// The last row stays without its event: an id that has been used can never be used again, and the table's order never has a number twice.
    /// </summary>
    public Task DeleteAsync(string persistenceId, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session =>
        {
            var (last, _) = JournalRows.Last(session, persistenceId);
            if (EncodedBatch.InteractionOf(persistenceId) is { } interactionId)
            {
                InteractionRows.DeleteEnded(session, interactionId);
            }

            session.Prepare("DELETE FROM journal WHERE persistence_id = ? AND sequence_number < ?").With(persistenceId).With(last).Run();
            return session.Prepare("UPDATE journal SET deleted = 1, message = x'' WHERE persistence_id = ? AND deleted = 0").With(persistenceId).Run();
        },
        cancellation);
}
