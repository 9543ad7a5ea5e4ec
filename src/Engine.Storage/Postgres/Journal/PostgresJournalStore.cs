using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Storage.Events;
using Engine.Storage.Journal;
using Npgsql;

namespace Engine.Storage.Postgres.Journal;

/// <summary>The journal's table in PostgreSQL. Batches of all actors share transactions, and each brings its rows on the read side along.</summary>
internal sealed class PostgresJournalStore(PostgresWriter writer, PostgresSessions sessions, StoreHealth health, EventCatalog catalog) : IJournalStore
{
    public IStoreHealth Health => health;

    public Task WriteAsync(JournalBatch batch, CancellationToken cancellation)
    {
        var append = new PostgresAppend(new EncodedBatch(batch, catalog), cancellation);
        if (append.Fault is { } fault)
        {
            append.Failed(fault);
        }
        else
        {
            writer.Submit(append);
        }

        return append.Task;
    }

    public Task<long> HighestAsync(string persistenceId, CancellationToken cancellation) => sessions.ReadAsync(
        async connection =>
        {
            await using var query = new NpgsqlCommand("SELECT max(sequence_number) FROM journal WHERE persistence_id = $1", connection)
            {
                Parameters = { Value.Of(persistenceId) },
            };
            return await query.ExecuteScalarAsync(cancellation) is long last ? last : 0;
        },
        cancellation);

    /// <summary>They are given when all have been read: a read that is tried again gives none twice.</summary>
    public async Task ReplayAsync(string persistenceId, long from, long to, long max, Action<StoredEvent> give)
    {
        var events = await sessions.ReadAsync(
            connection => JournalQueries.ReadAsync(connection, persistenceId, from, to, max, CancellationToken.None), CancellationToken.None);
        events.ForEach(give);
    }

    /// <summary>The last row stays without its event: an id that has been used can never be used again.</summary>
    public Task DeleteAsync(string persistenceId, CancellationToken cancellation) => sessions.ChangeAloneAsync(
        async connection =>
        {
            await using var deletion = new NpgsqlBatch(connection);
            if (EncodedBatch.InteractionOf(persistenceId) is { } interactionId)
            {
                await RefuseUnendedAsync(connection, interactionId, cancellation);
                deletion.Add(
                    "DELETE FROM report_rows WHERE interaction = (SELECT number FROM interactions WHERE id = $1)", Value.Of(interactionId.Value));
                deletion.Add("DELETE FROM interactions WHERE id = $1", Value.Of(interactionId.Value));
            }

            deletion.Add(
                "UPDATE journal SET deleted = true, message = '' WHERE persistence_id = $1 AND NOT deleted " +
                "AND sequence_number = (SELECT max(sequence_number) FROM journal WHERE persistence_id = $1)",
                Value.Of(persistenceId));
            deletion.Add("DELETE FROM journal WHERE persistence_id = $1 AND NOT deleted", Value.Of(persistenceId));
            return await deletion.ExecuteNonQueryAsync(cancellation);
        },
        cancellation);

    private static async Task RefuseUnendedAsync(NpgsqlConnection connection, InteractionId interactionId, CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand("SELECT 1 FROM interactions WHERE id = $1 AND ended_at IS NULL", connection)
        {
            Parameters = { Value.Of(interactionId.Value) },
        };
        if (await query.ExecuteScalarAsync(cancellation) is not null)
        {
            throw new InvalidOperationException($"Interaction {interactionId} has not ended: it cannot be deleted.");
        }
    }
}
