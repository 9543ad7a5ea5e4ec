using Engine.Flows.Facts;
using Engine.Ports.Journal;
using Engine.Storage.Events;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>The journal in SQLite. Appends of all actors share transactions; the read side of interactions is written with their events.</summary>
internal sealed class SqliteJournal(SqliteDatabase database, EventCatalog catalog, TimeProvider time) : IJournal
{
    public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        string persistenceId, long fromSequence, int eventsMax, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(database.Readers.Read(session => Read(session, catalog, StreamOf(session, persistenceId), fromSequence, eventsMax)));
    }

    public ValueTask AppendAsync(
        string persistenceId, long expectedSequence, IReadOnlyList<object> events, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(events.Count);
        cancellation.ThrowIfCancellationRequested();
        var encoded = new EncodedEvent[events.Count];
        var readSide = new ReadSideChange();
        for (var i = 0; i < encoded.Length; i++)
        {
            encoded[i] = catalog.Encode(events[i]);
            readSide.Add((InteractionEvent)events[i]);
        }

        var write = new AppendWrite(persistenceId, expectedSequence, encoded, readSide, time.GetUtcNow());
        var end = write.Task;
        database.Writer.Submit(write);
        return end;
    }

    /// <summary>Events of a stream, decoded, in a read that is under way.</summary>
    internal static IReadOnlyList<JournalEntry> Read(SqliteSession session, EventCatalog catalog, long stream, long fromSequence, int eventsMax)
    {
        var entries = new List<JournalEntry>();
        using var rows = session.Prepare(
                "SELECT sequence, type, version, data FROM events WHERE stream = ? AND sequence >= ? ORDER BY sequence LIMIT ?")
            .With(stream).With(fromSequence).With(eventsMax);
        while (rows.Step())
        {
            entries.Add(new JournalEntry(rows.Long(0), catalog.Decode(rows.Text(1), rows.Int(2), rows.Bytes(3))));
        }

        return entries;
    }

    private static long StreamOf(SqliteSession session, string persistenceId)
    {
        using var row = session.Prepare("SELECT number FROM streams WHERE persistence_id = ?").With(persistenceId);
        return row.Step() ? row.Long(0) : 0;
    }
}
