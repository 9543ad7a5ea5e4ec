using System.Globalization;
using Engine.Storage.Postgres;
using Engine.Storage.Tests.Postgres;
using Engine.Testing.Journal;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresOfTests))]

namespace Engine.Storage.Tests.Postgres;

/// <summary>One server for all tests that do not harm it, started when the first of them asks; each gets a database of its own.</summary>
public sealed class PostgresOfTests : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresServer>> _server = new(PostgresServer.StartAsync);
    private int _databases;

    internal Task<PostgresServer> ServerAsync => _server.Value;

    /// <summary>An empty database.</summary>
    internal async Task<PostgresConfig> DatabaseAsync()
    {
        var server = await _server.Value;
        return await CreateAsync(server, string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}"));
    }

    internal static async Task<PostgresConfig> CreateAsync(PostgresServer server, string name)
    {
        await ExecuteAsync(server.ConnectionString("postgres"), $"CREATE DATABASE {name}");
        return new PostgresConfig { ConnectionString = server.ConnectionString(name) };
    }

    /// <summary>Runs statements on a connection of their own.</summary>
    /// <returns>The first column of the first row, if there is one.</returns>
    internal static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
        {
            await (await _server.Value).DisposeAsync();
        }
    }
}
