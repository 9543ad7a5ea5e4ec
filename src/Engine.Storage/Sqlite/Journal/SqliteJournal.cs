using Engine.Actors.Ports;
using Engine.Flows.Interactions;
using Engine.Flows.Report;
using Engine.Storage.Events;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>The journal in SQLite. Appends of all actors share transactions; the read side of interactions is written with their events.</summary>
internal sealed class SqliteJournal(SqliteDatabase database, EventCatalog catalog, TimeProvider time) : IJournal
{
    public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        string persistenceId, long fromSequence, int eventsMax, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(database.Readers.Read(session => Read(session, catalog, persistenceId, fromSequence, eventsMax)));
    }

    public ValueTask AppendAsync(
        string persistenceId, long expectedSequence, IReadOnlyList<object> events, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(events.Count);
        cancellation.ThrowIfCancellationRequested();
        var encoded = new EncodedEvent[events.Count];
        var changes = new List<ReportChange>();
        for (var i = 0; i < encoded.Length; i++)
        {
            encoded[i] = catalog.Encode(events[i]);
            changes.AddRange(InteractionReport.Project((InteractionEvent)events[i]));
        }

        var write = new AppendWrite(persistenceId, expectedSequence, encoded, changes, time.GetUtcNow());
        var end = write.Task;
        database.Writer.Submit(write);
        return end;
    }

    /// <summary>Events of a stream, decoded, in a read that is under way.</summary>
    internal static IReadOnlyList<JournalEntry> Read(
        SqliteSession session, EventCatalog catalog, string persistenceId, long fromSequence, int eventsMax)
    {
        var entries = new List<JournalEntry>();
        using var rows = session.Prepare(
                "SELECT sequence, type, version, data FROM events WHERE persistence_id = ? AND sequence >= ? ORDER BY sequence LIMIT ?")
            .With(persistenceId).With(fromSequence).With(eventsMax);
        while (rows.Step())
        {
            entries.Add(new JournalEntry(rows.Long(0), catalog.Decode(rows.Text(1), rows.Int(2), rows.Bytes(3))));
        }

        return entries;
    }
}
