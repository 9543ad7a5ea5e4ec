using Npgsql;

namespace Engine.Storage.Postgres;

/// <summary>Brings a database to the newest schema, forward only, under a lock: of two processes one migrates, the other finds it done.</summary>
internal sealed class PostgresMigrator(TimeProvider time)
{
    /// <exception cref="SchemaException">The database was made by a newer engine, or an applied script was changed since.</exception>
    /// <returns>How many scripts were applied.</returns>
    public async Task<int> ApplyAsync(NpgsqlConnection connection, IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var begin = new NpgsqlBatch(connection, transaction))
        {
            begin.Add("SELECT pg_advisory_xact_lock($1)", Value.Of(AdvisoryLocks.Schema));
            begin.Add(
                "CREATE TABLE IF NOT EXISTS schema_migrations " +
                "(number integer PRIMARY KEY, name text NOT NULL, hash text NOT NULL, applied_at bigint NOT NULL)");
            await begin.ExecuteNonQueryAsync(cancellation);
        }

        var applied = await AppliedAsync(connection, cancellation);
        Migration.Check(applied, migrations);
        foreach (var migration in migrations.Skip(applied.Count))
        {
            await using var script = new NpgsqlCommand(migration.Sql, connection, transaction);
            await script.ExecuteNonQueryAsync(cancellation);
            await using var note = new NpgsqlBatch(connection, transaction);
            note.Add(
                "INSERT INTO schema_migrations (number, name, hash, applied_at) VALUES ($1, $2, $3, $4)",
                Value.Of(migration.Number),
                Value.Of(migration.Name),
                Value.Of(migration.Hash),
                Value.Of(time.GetUtcNow().ToUnixTimeMilliseconds()));
            await note.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return migrations.Count - applied.Count;
    }

    private static async Task<List<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var hashes = new List<string>();
        await using var command = new NpgsqlCommand("SELECT hash FROM schema_migrations ORDER BY number", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            hashes.Add(rows.GetString(0));
        }

        return hashes;
    }
}

/// <summary>Keys of the locks that engines take against each other in one database; held to the end of a transaction.</summary>
internal static class AdvisoryLocks
{
    /// <summary>Who changes the schema.</summary>
    public const long Schema = 0x656E67_0001;

    /// <summary>
    /// Appends share it. Whoever deletes events, or writes rows anew from events, has it alone: so nothing is appended behind its back.
    /// </summary>
    public const long Journal = 0x656E67_0002;
}
