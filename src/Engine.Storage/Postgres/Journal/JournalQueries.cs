using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Storage.Events;
using Engine.Storage.Journal;
using Npgsql;

namespace Engine.Storage.Postgres.Journal;

/// <summary>Reads the table of events.</summary>
internal static class JournalQueries
{
    private const string Range =
        "SELECT sequence_number, identifier, manifest, message, created FROM journal " +
        "WHERE persistence_id = $1 AND sequence_number BETWEEN $2 AND $3 AND NOT deleted ORDER BY sequence_number LIMIT $4";

    public static async Task<List<StoredEvent>> ReadAsync(
        NpgsqlConnection connection, string persistenceId, long from, long to, long max, CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand(Range, connection)
        {
            Parameters = { Value.Of(persistenceId), Value.Of(from), Value.Of(to), Value.Of(max) },
        };
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var events = new List<StoredEvent>();
        while (await rows.ReadAsync(cancellation))
        {
            events.Add(new StoredEvent(rows.GetInt64(0), rows.GetInt32(1), rows.GetString(2), rows.GetFieldValue<byte[]>(3), rows.GetInt64(4)));
        }

        return events;
    }

    /// <summary>The events of an interaction, as today's types.</summary>
    public static async Task<List<(long Sequence, InteractionEvent Event)>> OfInteractionAsync(
        NpgsqlConnection connection, EventCatalog catalog, InteractionId interactionId, long from, int eventsMax, CancellationToken cancellation)
    {
        var stored = await ReadAsync(connection, EncodedBatch.PersistenceIdOf(interactionId), from, long.MaxValue, eventsMax, cancellation);
        return stored.ConvertAll(row => (row.Sequence, (InteractionEvent)catalog.Decode(row.Manifest, row.Data)));
    }
}
