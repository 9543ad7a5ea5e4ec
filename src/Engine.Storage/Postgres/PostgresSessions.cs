using System.Data;
using Engine.Ports.Journal;
using Npgsql;

namespace Engine.Storage.Postgres;

/// <summary>Connections for all that is not an append: reading, and the rare changes that need the journal for themselves.</summary>
internal sealed class PostgresSessions(PostgresConfig config) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(config.ForReaders());

    // Who waits here waits as long as it takes; a wait inside the pool would fail after the time that connecting may take.
    private readonly SemaphoreSlim _atOnce = new(config.ReadersMax);
    private volatile bool _closed;

    /// <summary>Runs a query of one statement; each statement of several would see a state of its own.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public async Task<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> query, CancellationToken cancellation)
    {
        try
        {
            return await OnceAsync(query, cancellation);
        }
        catch (Exception cause) when (IsLost(cause))
        {
            // A connection that was idle while the server started anew tells so only when it is used.
            return await AgainAsync(query, cancellation);
        }
    }

    /// <summary>Runs a query that sees one state of the store, however many statements it has.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public Task<T> ReadOneStateAsync<T>(Func<NpgsqlConnection, Task<T>> query, CancellationToken cancellation) => ReadAsync(
        async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            var result = await query(connection);
            await transaction.CommitAsync(cancellation);
            return result;
        },
        cancellation);

    /// <summary>Runs a change in a transaction beside which nothing is appended.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached; whether the change is stored is not known.</exception>
    public Task<T> ChangeAloneAsync<T>(Func<NpgsqlConnection, Task<T>> change, CancellationToken cancellation) => AgainAsync(
        async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using (var alone = new NpgsqlBatch(connection, transaction))
            {
                alone.Add("SELECT pg_advisory_xact_lock($1)", Value.Of(AdvisoryLocks.Journal));
                await alone.ExecuteNonQueryAsync(cancellation);
            }

            var result = await change(connection);
            await transaction.CommitAsync(cancellation);
            return result;
        },
        cancellation);

    public async ValueTask DisposeAsync()
    {
        _closed = true;
        await _source.DisposeAsync();
    }

    private async Task<T> AgainAsync<T>(Func<NpgsqlConnection, Task<T>> query, CancellationToken cancellation)
    {
        try
        {
            return await OnceAsync(query, cancellation);
        }
        catch (Exception cause) when (IsLost(cause))
        {
            throw new StoreUnavailableException("The database cannot be reached: " + cause.Message, cause);
        }
    }

    private async Task<T> OnceAsync<T>(Func<NpgsqlConnection, Task<T>> query, CancellationToken cancellation)
    {
        if (_closed)
        {
            throw new StoreUnavailableException("The store is closed.");
        }

        await _atOnce.WaitAsync(cancellation);
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellation);
            return await query(connection);
        }
        finally
        {
            _atOnce.Release();
        }
    }

    /// <summary>57P01 to 57P03: the server is going down or coming up. Npgsql tells a server that is too slow to connect to by the bare exception of the runtime.</summary>
    private static bool IsLost(Exception cause) => cause switch
    {
        PostgresException refusal => refusal.SqlState.StartsWith("57P", StringComparison.Ordinal),
        _ => cause is NpgsqlException or TimeoutException,
    };
}
