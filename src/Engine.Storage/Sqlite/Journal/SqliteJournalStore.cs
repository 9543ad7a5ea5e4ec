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

    public Task DeleteAsync(string persistenceId, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session =>
        {
            if (EncodedBatch.InteractionOf(persistenceId) is { } interactionId)
            {
                InteractionRows.DeleteEnded(session, interactionId);
            }

            return JournalRows.Delete(session, persistenceId);
        },
        cancellation);
}
