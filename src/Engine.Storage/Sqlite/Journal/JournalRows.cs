using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Storage.Events;
using Engine.Storage.Journal;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>Reads the table of events, in a read that is under way.</summary>
internal static class JournalRows
{
    /// <returns>The last sequence stored under an id, and whether all up to it has been deleted; zero for none.</returns>
    public static (long Sequence, bool IsDeleted) Last(SqliteSession session, string persistenceId)
    {
        using var row = session.Prepare("SELECT sequence_number, deleted FROM journal WHERE persistence_id = ? ORDER BY sequence_number DESC LIMIT 1")
            .With(persistenceId);
        return row.Step() ? (row.Long(0), row.Bool(1)) : (0, false);
    }

    /// <summary>
    /// Deletes all events of an id. The last row stays without its event: an id that has been used can never be used again, and the table's order never
    /// has a number twice.
    /// </summary>
    /// <returns>False when it had none.</returns>
    public static bool Delete(SqliteSession session, string persistenceId)
    {
        var (last, _) = Last(session, persistenceId);
        session.Prepare("DELETE FROM journal WHERE persistence_id = ? AND sequence_number < ?").With(persistenceId).With(last).Run();
        return session.Prepare("UPDATE journal SET deleted = 1, message = x'' WHERE persistence_id = ? AND deleted = 0").With(persistenceId).Run() > 0;
    }

    public static void Read(SqliteSession session, string persistenceId, long from, long to, long max, Action<StoredEvent> give)
    {
        using var rows = session.Prepare(
                "SELECT sequence_number, identifier, manifest, message, created FROM journal " +
                "WHERE persistence_id = ? AND sequence_number BETWEEN ? AND ? AND deleted = 0 ORDER BY sequence_number LIMIT ?")
            .With(persistenceId).With(from).With(to).With(max);
        while (rows.Step())
        {
            give(new StoredEvent(rows.Long(0), rows.Int(1), rows.Text(2), rows.Bytes(3).ToArray(), rows.Long(4)));
        }
    }

    /// <summary>The events of an interaction, as today's types.</summary>
    public static List<(long Sequence, InteractionEvent Event)> OfInteraction(
        SqliteSession session, EventCatalog catalog, InteractionId interactionId, long from, int eventsMax)
    {
        var events = new List<(long, InteractionEvent)>();
        Read(
            session,
            EncodedBatch.PersistenceIdOf(interactionId),
            from,
            long.MaxValue,
            eventsMax,
            stored => events.Add((stored.Sequence, (InteractionEvent)catalog.Decode(stored.Manifest, stored.Data))));
        return events;
    }
}
