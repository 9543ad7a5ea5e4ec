using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Storage.Events;
using Engine.Storage.Journal;
using Npgsql;

namespace Engine.Storage.Postgres.Journal;

/// <summary>Rebuilds what is read of interactions from their events, by the projection and the statements that write it.</summary>
internal sealed class PostgresReprojection(PostgresSessions sessions, EventCatalog catalog)
{
    /// <summary>Interactions that are rebuilt in one transaction. Nothing is appended beside it, so this bounds how long an append waits: some 10 ms.</summary>
    private const int BatchMax = 50;

    private const string Ids =
        "SELECT persistence_id FROM journal WHERE sequence_number = 1 AND NOT deleted AND persistence_id > $1 ORDER BY persistence_id LIMIT $2";

    private const string Events =
        "SELECT persistence_id, manifest, message FROM journal WHERE persistence_id = ANY($1) AND NOT deleted ORDER BY persistence_id, sequence_number";

    /// <summary>What belongs to nobody, not even to an id whose events were deleted: events and their rows come and go together, so a statement never sees one without the other while they do.</summary>
    private const string Ghosts =
        "DELETE FROM interactions i WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.persistence_id = 'interaction/' || i.id)";

    private const string LostSteps = "DELETE FROM report_rows r WHERE NOT EXISTS (SELECT 1 FROM interactions i WHERE i.number = r.interaction)";

    public async Task<int> RunAsync(InteractionId? one, CancellationToken cancellation)
    {
        if (one is { } interactionId)
        {
            return await RebuildAsync([EncodedBatch.PersistenceIdOf(interactionId)], cancellation);
        }

        // First what belongs to nobody, so that no number is given out again over it.
        await sessions.ReadAsync(connection => RunAsync(connection, Ghosts, cancellation), cancellation);
        await sessions.ReadAsync(connection => RunAsync(connection, LostSteps, cancellation), cancellation);
        var (rebuilt, after) = (0, "");
        while (true)
        {
            var from = after;
            var page = await sessions.ReadAsync(connection => PageAsync(connection, from, cancellation), cancellation);
            rebuilt += await RebuildAsync([.. page.Where(id => EncodedBatch.InteractionOf(id) is not null)], cancellation);
            if (page.Count < BatchMax)
            {
                return rebuilt;
            }

            after = page[^1];
        }
    }

    /// <returns>How many of these have events.</returns>
    private Task<int> RebuildAsync(string[] persistenceIds, CancellationToken cancellation) => sessions.ChangeAloneAsync(
        async connection =>
        {
            var changes = await ChangesAsync(connection, persistenceIds, cancellation);
            var numbers = await NumbersAsync(connection, changes.Keys, cancellation);
            await using var rows = new NpgsqlBatch(connection);
            rows.Add("DELETE FROM report_rows WHERE interaction = ANY($1)", Value.Of(numbers.Values));
            rows.Add("DELETE FROM interactions WHERE number = ANY($1)", Value.Of(numbers.Values));
            ReadSideStatements.Add(rows, [.. changes.Select(one => new InteractionChange(
                new InteractionId(one.Key), one.Value, numbers.TryGetValue(one.Key, out var number) ? number : null))]);
            await rows.ExecuteNonQueryAsync(cancellation);
            return changes.Count;
        },
        cancellation);

    /// <exception cref="InvalidDataException">The events of one do not begin with its acceptance.</exception>
    private async Task<Dictionary<string, ReadSideChange>> ChangesAsync(
        NpgsqlConnection connection, string[] persistenceIds, CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand(Events, connection) { Parameters = { Value.Of(persistenceIds) } };
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var changes = new Dictionary<string, ReadSideChange>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellation))
        {
            var id = EncodedBatch.InteractionOf(rows.GetString(0))!.Value.Value;
            if (!changes.TryGetValue(id, out var change))
            {
                changes.Add(id, change = new ReadSideChange());
            }

            change.Add((InteractionEvent)catalog.Decode(rows.GetString(1), rows.GetFieldValue<byte[]>(2)));
            if (change.Added?.Identity.InteractionId != id)
            {
                throw new InvalidDataException($"The events of interaction {id} do not begin with its acceptance.");
            }
        }

        return changes;
    }

    private static async Task<Dictionary<string, long>> NumbersAsync(NpgsqlConnection connection, IEnumerable<string> ids, CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand("SELECT id, number FROM interactions WHERE id = ANY($1)", connection) { Parameters = { Value.Of(ids) } };
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellation))
        {
            numbers.Add(rows.GetString(0), rows.GetInt64(1));
        }

        return numbers;
    }

    private static async Task<List<string>> PageAsync(NpgsqlConnection connection, string after, CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand(Ids, connection) { Parameters = { Value.Of(after), Value.Of(BatchMax) } };
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var ids = new List<string>();
        while (await rows.ReadAsync(cancellation))
        {
            ids.Add(rows.GetString(0));
        }

        return ids;
    }

    private static async Task<int> RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        // It looks at every row, and that takes the time it takes.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
