using Npgsql;

namespace Engine.Storage.Tests.Postgres;

/// <summary>Holds the journal's table for itself until it is disposed: what is appended meanwhile is under way in the server and does not end.</summary>
internal sealed class LockedJournal : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private LockedJournal(NpgsqlConnection connection) => _connection = connection;

    public static async Task<LockedJournal> TakeAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE journal IN ACCESS EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return new LockedJournal(connection);
    }

    /// <summary>Waits until the server has taken up something that waits for the table.</summary>
    public async Task SomebodyWaitsAsync()
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'journal'::regclass", _connection);
        while (await command.ExecuteScalarAsync() is 0L)
        {
            await Task.Delay(5);
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
