using Engine.Storage.Sqlite.Prompts;

namespace Engine.Storage.Sqlite;

/// <summary>An open database: its one writer, its readers, its health. Opening brings the schema up to date.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly OwnerLock? _owner;

    private SqliteDatabase(OwnerLock? owner, SqliteWriter writer, SqliteReaders readers, StoreHealth health)
    {
        _owner = owner;
        Writer = writer;
        Readers = readers;
        Health = health;
    }

    public SqliteWriter Writer { get; }

    public SqliteReaders Readers { get; }

    public StoreHealth Health { get; }

    public static SqliteDatabase Open(SqliteConfig config, TimeProvider time) => Open(config, time, Migration.Sqlite);

    internal static SqliteDatabase Open(SqliteConfig config, TimeProvider time, IReadOnlyList<Migration> migrations)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(config.Path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        OwnerLock? owner = null;
        SqliteSession? session = null;
        try
        {
            owner = config.TakeOwnership ? OwnerLock.Take(config.Path) : null;
            session = SqliteSession.Open(config, readOnly: false);
            if (new Migrator(time, config.Path, JournalSpace.FreeBytes).Apply(session, migrations) > 0)
            {
                // Scripts may have written as much as the store holds: the log gives that back.
                session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }

            if (config.TakeOwnership && migrations == Migration.Sqlite)
            {
                SoundParts.Sweep(session);
            }

            var health = new StoreHealth();
            return new SqliteDatabase(owner, new SqliteWriter(config, session, health, time), new SqliteReaders(config), health);
        }
        catch
        {
            session?.Dispose();
            owner?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Readers.Dispose();
        Writer.Dispose();
        _owner?.Dispose();
    }
}
