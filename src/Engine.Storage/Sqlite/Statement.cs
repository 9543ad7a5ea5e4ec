using System.Globalization;
using SQLitePCL;

namespace Engine.Storage.Sqlite;

/// <summary>
/// A prepared statement, kept by its <see cref="SqliteSession"/> and used again. Disposing ends one use: it resets the statement, so that
/// no read transaction stays open behind a half-read result. Values are bound in order with <c>With</c>.
/// </summary>
/// <remarks>Straight on SQLite's C interface: an append binds some twenty values, and the ADO.NET parameters cost more than the insert.</remarks>
internal sealed class Statement(SqliteSession session, sqlite3_stmt handle, string sql) : IDisposable
{
    private int _bound;

    /// <summary>Rows changed by the latest run.</summary>
    public int Changes => raw.sqlite3_changes(session.Handle);

    public Statement With(string? value) =>
        Bound(value is null ? raw.sqlite3_bind_null(handle, ++_bound) : raw.sqlite3_bind_text(handle, ++_bound, value));

    /// <summary>Binds text that is UTF-8 already.</summary>
    public Statement WithUtf8(ReadOnlySpan<byte> value) => Bound(raw.sqlite3_bind_text(handle, ++_bound, value));

    public Statement WithBlob(ReadOnlySpan<byte> value) => Bound(raw.sqlite3_bind_blob(handle, ++_bound, value));

    public Statement With(byte[]? value) => value is null ? Bound(raw.sqlite3_bind_null(handle, ++_bound)) : WithBlob(value);

    public Statement With(long value) => Bound(raw.sqlite3_bind_int64(handle, ++_bound, value));

    public Statement With(long? value) => value is { } number ? With(number) : Bound(raw.sqlite3_bind_null(handle, ++_bound));

    public Statement With(bool value) => With(value ? 1L : 0L);

    public Statement With(double value) => Bound(raw.sqlite3_bind_double(handle, ++_bound, value));

    /// <summary>Times are stored as whole milliseconds since 1970, UTC.</summary>
    public Statement With(DateTimeOffset value) => With(value.ToUnixTimeMilliseconds());

    public Statement With(DateTimeOffset? value) => With(value?.ToUnixTimeMilliseconds());

    /// <summary>Instructions that SQLite ran for it since this was asked last: what a query costs, whatever else the machine does.</summary>
    public int Work() => raw.sqlite3_stmt_status(handle, raw.SQLITE_STMTSTATUS_VM_STEP, 1);

    /// <summary>Goes to the next row.</summary>
    /// <returns>False when there is none.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        return code == raw.SQLITE_ROW || (code == raw.SQLITE_DONE ? false : throw session.Failure(code, sql));
    }

    /// <summary>Runs a statement that yields no rows and ends its use.</summary>
    /// <returns>Rows changed.</returns>
    public int Run()
    {
        using (this)
        {
            Step();
            return Changes;
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(handle, column);

    public int Int(int column) => checked((int)Long(column));

    public int? IntOrNull(int column) => IsNull(column) ? null : Int(column);

    public bool Bool(int column) => Long(column) != 0;

    public double Double(int column) => raw.sqlite3_column_double(handle, column);

    public string Text(int column) => TextOrNull(column)
        ?? throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Column {column} is null in: {sql}"));

    public string? TextOrNull(int column) => IsNull(column) ? null : raw.sqlite3_column_text(handle, column).utf8_to_string();

    /// <summary>The bytes of a text or blob column; valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public DateTimeOffset Time(int column) => DateTimeOffset.FromUnixTimeMilliseconds(Long(column));

    public DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    /// <summary>Ends this use; the statement itself stays prepared.</summary>
    public void Dispose()
    {
        // The code of a failed step is repeated by reset and was reported already.
        _ = raw.sqlite3_reset(handle);
        _ = raw.sqlite3_clear_bindings(handle);
        _bound = 0;
    }

    /// <summary>Frees the statement for good.</summary>
    internal void Close() => handle.Dispose();

    private Statement Bound(int code) => code == raw.SQLITE_OK ? this : throw session.Failure(code, sql);
}
