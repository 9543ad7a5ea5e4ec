using Engine.Storage.Events;
using Engine.Storage.Journal;
using Npgsql;

namespace Engine.Storage.Postgres.Journal;

/// <summary>
/// The statements of a group of batches. They go to the server in one message and have one transaction, whose commit is the end of that message: one
/// round trip and one sync for the group.
/// </summary>
internal static class AppendStatements
{
    private const string Share = "SELECT pg_advisory_xact_lock_shared($1)";

    // The unique index would let a batch pass that leaves a gap, or that follows deleted events.
    private const string ExpectLast =
        "SELECT engine_expect(count(*), $3) FROM unnest($1::text[], $2::bigint[]) AS b (id, last) WHERE b.last = coalesce(" +
        "(SELECT CASE WHEN j.deleted THEN -1 ELSE j.sequence_number END FROM journal j WHERE j.persistence_id = b.id ORDER BY j.sequence_number DESC LIMIT 1), 0)";

    private const string Insert =
        "INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, tags, manifest, identifier) " +
        "SELECT created, false, id, sequence, message, '', manifest, $6 " +
        "FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bytea[], $5::text[]) AS e (created, id, sequence, message, manifest)";

    private const string LastOfEach =
        "SELECT b.id, coalesce(j.sequence_number, 0), coalesce(j.deleted, false) FROM unnest($1::text[]) AS b (id) LEFT JOIN LATERAL " +
        "(SELECT sequence_number, deleted FROM journal WHERE persistence_id = b.id ORDER BY sequence_number DESC LIMIT 1) j ON true";

    /// <param name="connection">The writer's.</param>
    /// <param name="group">No id twice, in the order of the ids: so two writers wait for each other, but never in a circle.</param>
    public static NpgsqlBatch Of(NpgsqlConnection connection, IReadOnlyList<PostgresAppend> group)
    {
        var statements = new NpgsqlBatch(connection);
        statements.Add(Share, Value.Of(AdvisoryLocks.Journal));
        statements.Add(
            ExpectLast, Value.Of(group.Select(append => append.Batch.PersistenceId)), Value.Of(group.Select(append => append.Batch.First - 1)), Value.Of(group.Count));
        var rows = group
            .SelectMany(append => append.Batch.Rows.Select((row, i) => (append.Batch, Sequence: append.Batch.First + i, row.Manifest, row.Data)))
            .ToList();
        statements.Add(
            Insert,
            Value.Of(rows.Select(row => row.Batch.CreatedTicks)),
            Value.Of(rows.Select(row => row.Batch.PersistenceId)),
            Value.Of(rows.Select(row => row.Sequence)),
            Value.Of(rows.Select(row => row.Data)),
            Value.Of(rows.Select(row => row.Manifest)),
            Value.Of(EventSerializer.FixedIdentifier));
        ReadSideStatements.Add(statements, [.. group.Where(append => !append.Batch.ReadSide.IsEmpty).Select(append => new InteractionChange(
            EncodedBatch.InteractionOf(append.Batch.PersistenceId)!.Value, append.Batch.ReadSide, Number: null))]);
        return statements;
    }

    /// <returns>For each id of a group its last sequence and whether its events are deleted; 0 for none.</returns>
    public static async Task<Dictionary<string, (long Last, bool IsDeleted)>> LastAsync(NpgsqlConnection connection, IReadOnlyList<PostgresAppend> group)
    {
        await using var query = new NpgsqlCommand(LastOfEach, connection);
        query.Parameters.Add(Value.Of(group.Select(append => append.Batch.PersistenceId)));
        await using var rows = await query.ExecuteReaderAsync();
        var last = new Dictionary<string, (long, bool)>(group.Count, StringComparer.Ordinal);
        while (await rows.ReadAsync())
        {
            last.Add(rows.GetString(0), (rows.GetInt64(1), rows.GetBoolean(2)));
        }

        return last;
    }
}
