using Engine.Accounts.Interactions;
using Engine.Accounts.Reports;
using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Storage.Journal;
using Engine.Storage.Postgres;
using Engine.Storage.Sqlite;
using Engine.Storage.Tests.Postgres;
using Npgsql;
using Xunit;

namespace Engine.Storage.Tests.Journal;

/// <summary>A journal with what is read from it, on an empty database of one kind or the other.</summary>
internal abstract class StoreUnderTest : IAsyncDisposable
{
    public abstract IJournalStore Journal { get; }

    public abstract IInteractionReader Interactions { get; }

    public abstract IReportReader Reports { get; }

    public abstract IInteractionDirectory InFlight { get; }

    public abstract Task<int> ReprojectAsync(InteractionId? one);

    /// <summary>Runs statements that both databases understand.</summary>
    public abstract Task ExecuteAsync(string sql);

    /// <returns>The first column, as text.</returns>
    public abstract Task<List<string>> RowsAsync(string sql);

    public abstract ValueTask DisposeAsync();

    public Task AppendAsync(int number, params IReadOnlyList<Flows.Facts.InteractionEvent> events) => Journal.AppendAsync(Sample.PersistenceId(number), 0, events);

    public async Task<List<string>> InFlightAsync()
    {
        var ids = new List<string>();
        await foreach (var id in InFlight.InFlightAsync(default))
        {
            ids.Add(id);
        }

        return ids;
    }
}

internal sealed class SqliteUnderTest(TempStore store) : StoreUnderTest
{
    public override IJournalStore Journal => store.Storage.JournalSetup.Store;

    public override IInteractionReader Interactions => store.Storage.Interactions;

    public override IReportReader Reports => store.Storage.Reports;

    public override IInteractionDirectory InFlight => store.Storage.InFlight;

    public override Task<int> ReprojectAsync(InteractionId? one) => store.Storage.ReprojectAsync(one, default);

    public override Task ExecuteAsync(string sql) => store.Storage.Database.Writer.SubmitAsync(
        session =>
        {
            session.Execute(sql);
            return 0;
        },
        default);

    public override Task<List<string>> RowsAsync(string sql)
    {
        using var session = SqliteSession.Open(store.Config, readOnly: true);
        using var rows = session.Prepare(sql);
        var found = new List<string>();
        while (rows.Step())
        {
            found.Add(rows.TextOrNull(0) ?? "null");
        }

        return Task.FromResult(found);
    }

    public override ValueTask DisposeAsync()
    {
        store.Dispose();
        return ValueTask.CompletedTask;
    }
}

internal sealed class PostgresUnderTest(PostgresConfig config, PostgresStorage storage) : StoreUnderTest
{
    public override IJournalStore Journal => storage.JournalSetup.Store;

    public override IInteractionReader Interactions => storage.Interactions;

    public override IReportReader Reports => storage.Reports;

    public override IInteractionDirectory InFlight => storage.InFlight;

    public static async Task<StoreUnderTest> OpenAsync(PostgresOfTests postgres)
    {
        var config = await postgres.DatabaseAsync();
        return new PostgresUnderTest(config, await PostgresStorage.OpenAsync(config, TimeProvider.System, default));
    }

    public override Task<int> ReprojectAsync(InteractionId? one) => storage.ReprojectAsync(one, default);

    public override Task ExecuteAsync(string sql) => PostgresOfTests.ExecuteAsync(config.ConnectionString, sql);

    public override async Task<List<string>> RowsAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(config.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
        {
            found.Add(rows.IsDBNull(0) ? "null" : rows.GetString(0));
        }

        return found;
    }

    public override ValueTask DisposeAsync() => storage.DisposeAsync();
}

/// <summary>Questions to a store; a class for each database inherits them.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    internal StoreUnderTest Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<StoreUnderTest> OpenAsync();
}
