using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Engine.Storage.Sqlite;

/// <summary>One connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _prepared = new(SqlTextComparer.Instance);

    private SqliteSession(SqliteConnection connection) => _connection = connection;

    internal sqlite3 Handle => _connection.Handle!;

    /// <summary>Key of the row inserted last.</summary>
    public long LastRowId => raw.sqlite3_last_insert_rowid(Handle);

    /// <summary>False once SQLite itself rolled a transaction back, as it may on a full disk.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    /// <summary>Every statement that was asked for, as tests look at how they are read.</summary>
    internal IReadOnlyCollection<string> Texts => _prepared.Keys;

    /// <summary>Opens the database, making the file when there is none.</summary>
    /// <exception cref="SqliteException">The file cannot be opened or is no database.</exception>
    public static SqliteSession Open(SqliteConfig config, bool readOnly)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = config.Path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            var session = new SqliteSession(connection);
            session.Execute(readOnly ? ReaderPragmas(config) : WriterPragmas(config));
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The statement for this text, ready to be bound. Dispose it after use; its text must be a constant.</summary>
    public Statement Prepare(string sql)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
        {
            var code = raw.sqlite3_prepare_v3(Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle);
            if (code != raw.SQLITE_OK)
            {
                throw Failure(code, sql);
            }

            statement = new Statement(this, handle, sql);
            _prepared.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>Runs one or more statements that take no values.</summary>
    public void Execute(string sql)
    {
        var code = raw.sqlite3_exec(Handle, sql);
        if (code != raw.SQLITE_OK)
        {
            throw Failure(code, sql);
        }
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
        {
            statement.Close();
        }

        _connection.Dispose();
    }

    internal SqliteException Failure(int code, string sql)
    {
        var extended = raw.sqlite3_extended_errcode(Handle);
        return new SqliteException($"{raw.sqlite3_errmsg(Handle).utf8_to_string()} in: {sql}", code & 0xFF, extended);
    }

    // A commit must be on the disk when it is confirmed: FULL syncs the write-ahead log at each commit. Only a new file takes auto_vacuum, and only before
    // anything else is written to it.
    private static string WriterPragmas(SqliteConfig config) => FormattableString.Invariant($"""
        PRAGMA busy_timeout = {config.BusyTimeoutMs};
        PRAGMA auto_vacuum = INCREMENTAL;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -{config.CacheKiB};
        PRAGMA wal_autocheckpoint = {config.CheckpointPages};
        """);

    private static string ReaderPragmas(SqliteConfig config) => FormattableString.Invariant($"""
        PRAGMA busy_timeout = {config.BusyTimeoutMs};
        PRAGMA query_only = ON;
        PRAGMA temp_store = MEMORY;
        """);
}
