using Engine.Accounts.Interactions;
using Engine.Accounts.Reports;
using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Storage.Events;
using Engine.Storage.Journal;
using Engine.Storage.Postgres.Journal;
using Npgsql;

namespace Engine.Storage.Postgres;

/// <summary>
/// The journal, its rows and their readers on PostgreSQL. Several processes may have it open. No configuration of accounts yet, so no node can serve
/// from it. Disposing stores what was handed over.
/// </summary>
internal sealed class PostgresStorage : IAsyncDisposable
{
    private readonly StoreHealth _health = new();
    private readonly PostgresSessions _sessions;
    private readonly PostgresWriter _writer;

    private PostgresStorage(PostgresConfig config, TimeProvider time)
    {
        _sessions = new PostgresSessions(config);
        _writer = new PostgresWriter(config, _health, time);
        JournalSetup = new EngineJournalSetup(new PostgresJournalStore(_writer, _sessions, _health, EventCatalog.Current), FreshIds, time);
        InFlight = new PostgresInteractionDirectory(_sessions);
        Interactions = new PostgresInteractionReader(_sessions, EventCatalog.Current);
        Reports = new PostgresReportReader(_sessions);
    }

    /// <summary>What <see cref="JournalHosting"/> puts into the actor system.</summary>
    public EngineJournalSetup JournalSetup { get; }

    /// <summary>Whoever mints ids of interactions says so here.</summary>
    public FreshIds FreshIds { get; } = new();

    public IInteractionDirectory InFlight { get; }

    public IInteractionReader Interactions { get; }

    public IReportReader Reports { get; }

    public IStoreHealth Health => _health;

    public StoreCounters Counters => _writer.Counters;

    /// <summary>Opens the store and brings its schema up to date. The database itself must exist.</summary>
    /// <exception cref="SchemaException">The database was made by a newer engine.</exception>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public static Task<PostgresStorage> OpenAsync(PostgresConfig config, TimeProvider time, CancellationToken cancellation) =>
        OpenAsync(config, time, Migration.Postgres, cancellation);

    public static async Task<PostgresStorage> OpenAsync(
        PostgresConfig config, TimeProvider time, IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        // Scripts take the time they take.
        var text = new NpgsqlConnectionStringBuilder(config.ConnectionString) { Pooling = false, CommandTimeout = 0 };
        await using (var connection = new NpgsqlConnection(text.ToString()))
        {
            await connection.OpenAsync(cancellation);
            await new PostgresMigrator(time).ApplyAsync(connection, migrations, cancellation);
        }

        return new PostgresStorage(config, time);
    }

    /// <summary>Writes what is read of one interaction, or of all, anew from its events; also beside running engines.</summary>
    /// <returns>How many interactions were rebuilt.</returns>
    /// <exception cref="InvalidDataException">An event that this engine cannot read; what was rebuilt before it stays.</exception>
    public Task<int> ReprojectAsync(InteractionId? one, CancellationToken cancellation) =>
        new PostgresReprojection(_sessions, EventCatalog.Current).RunAsync(one, cancellation);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _sessions.DisposeAsync();
    }
}
