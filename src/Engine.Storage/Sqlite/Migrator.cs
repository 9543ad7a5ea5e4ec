namespace Engine.Storage.Sqlite;

/// <summary>Brings a database to the newest schema, forward only, under SQLite's write lock: of two processes one migrates, the other finds it done.</summary>
/// <param name="freeBytes">Bytes that are free for a file at a path.</param>
internal sealed class Migrator(TimeProvider time, string path, Func<string, long> freeBytes)
{
    /// <exception cref="SchemaException">
    /// The database was made by a newer engine, an applied script was changed since, or there is too little space to bring it up to date.
    /// </exception>
    /// <returns>How many scripts were applied.</returns>
    public int Apply(SqliteSession session, IReadOnlyList<Migration> migrations)
    {
        session.Execute("BEGIN IMMEDIATE");
        try
        {
            session.Execute(
                "CREATE TABLE IF NOT EXISTS schema_migrations " +
                "(number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT");
            var applied = Applied(session);
            Migration.Check(applied, migrations);
            foreach (var migration in migrations.Skip(applied.Count))
            {
                if (migration.Number == JournalSpace.Migration)
                {
                    JournalSpace.Check(session, path, freeBytes);
                }

                session.Execute(migration.Sql);
                session.Prepare("INSERT INTO schema_migrations (number, name, hash, applied_at) VALUES (?, ?, ?, ?)")
                    .With(migration.Number).With(migration.Name).With(migration.Hash).With(time.GetUtcNow()).Run();
            }

            session.Execute("COMMIT");
            return migrations.Count - applied.Count;
        }
        catch
        {
            if (session.InTransaction)
            {
                session.Execute("ROLLBACK");
            }

            throw;
        }
    }

    private static List<string> Applied(SqliteSession session)
    {
        var hashes = new List<string>();
        using var rows = session.Prepare("SELECT hash FROM schema_migrations ORDER BY number");
        while (rows.Step())
        {
            hashes.Add(rows.Text(0));
        }

        return hashes;
    }
}
