using System.Data;
using Engine.Ports.Journal;
using Npgsql;

namespace Engine.Storage.Postgres;

/// <summary>The one connection that appends. Opened when it is needed, and anew after it was lost; used by one caller at a time.</summary>
/// <remarks>
/// When a connection is lost while the server works on a group, nobody knows whether it will be stored: the server may commit it a while later. So the
/// server is asked to end that work, and to say that it has ended, before anything else goes through the next connection.
/// </remarks>
internal sealed class WriterConnection(PostgresConfig config, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Between two attempts to connect: short, so that the first write after an outage need not wait, long enough not to be a burden.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private const int EndWithinMs = 5_000;
    private readonly string _text = config.ForWriter();
    private NpgsqlConnection? _connection;
    private Backend? _backend;
    private Backend? _lost;
    private TimeSpan _pause = FirstPause;
    private long? _refusedAt;

    public bool IsOpen => _connection is { State: ConnectionState.Open };

    /// <summary>The connection, open.</summary>
    /// <exception cref="StoreUnavailableException">The server does not accept it, or it is too soon to try again.</exception>
    public async Task<NpgsqlConnection> GetAsync()
    {
        if (_connection is { State: ConnectionState.Open } open)
        {
            return open;
        }

        await DropAsync();
        if (_refusedAt is { } refused && time.GetElapsedTime(refused) < _pause)
        {
            throw new StoreUnavailableException("Not stored: the database is away; it is tried again in a moment.");
        }

        try
        {
            return await OpenAsync();
        }
        catch (Exception cause)
        {
            await DropAsync();
            _pause = _refusedAt is null ? FirstPause : TimeSpan.FromTicks(Math.Min(2 * _pause.Ticks, LongestPause.Ticks));
            _refusedAt = time.GetTimestamp();
            throw new StoreUnavailableException("Not stored: " + cause.Message, cause);
        }
    }

    /// <summary>What was under way is lost, and what becomes of it is not known.</summary>
    public async Task LoseAsync()
    {
        _lost = _backend ?? _lost;
        await DropAsync();
    }

    public async ValueTask DisposeAsync() => await DropAsync();

    private async Task<NpgsqlConnection> OpenAsync()
    {
        _connection = new NpgsqlConnection(_text);
        await _connection.OpenAsync();
        if (_lost is { } lost)
        {
            await EndAsync(_connection, lost);
            _lost = null;
        }

        _backend = await BackendAsync(_connection);
        _refusedAt = null;
        return _connection;
    }

    private async Task DropAsync()
    {
        var dropped = _connection;
        (_connection, _backend) = (null, null);
        if (dropped is not null)
        {
            await dropped.DisposeAsync();
        }
    }

    private static async Task<Backend> BackendAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT pid, backend_start::text FROM pg_stat_activity WHERE pid = pg_backend_pid()", connection);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return new Backend(row.GetInt32(0), row.GetString(1));
    }

    private static async Task EndAsync(NpgsqlConnection connection, Backend lost)
    {
        await using var command = new NpgsqlCommand(
            "SELECT pg_terminate_backend(pid, $3) FROM pg_stat_activity WHERE pid = $1 AND backend_start::text = $2", connection);
        command.Parameters.Add(Value.Of(lost.Pid));
        command.Parameters.Add(Value.Of(lost.StartedAt));
        command.Parameters.Add(Value.Of(EndWithinMs));
        if (await command.ExecuteScalarAsync() is false)
        {
            throw new StoreUnavailableException("The server still works on what an earlier connection was lost with.");
        }
    }

    /// <summary>The server's process behind a connection. Numbers of processes are used again: so it is known by its start as well.</summary>
    private readonly record struct Backend(int Pid, string StartedAt);
}
