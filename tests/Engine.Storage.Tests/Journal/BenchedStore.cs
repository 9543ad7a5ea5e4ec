using Akka.Actor;
using Engine.Storage.Postgres;
using Engine.Storage.Tests.Postgres;
using Engine.Testing.Journal;

namespace Engine.Storage.Tests.Journal;

/// <summary>One journal on one database, to be measured: the engine's or the package's own.</summary>
internal sealed class BenchedStore : IAsyncDisposable
{
    private readonly JournalSystem _system;
    private readonly TempStore? _file;
    private readonly PostgresStorage? _database;
    private readonly PostgresServer? _server;

    private BenchedStore(string name, JournalSystem system, TempStore file) => (Name, _system, _file) = (name, system, file);

    private BenchedStore(string name, JournalSystem system, PostgresStorage database, PostgresServer server) =>
        (Name, _system, _database, _server) = (name, system, database, server);

    public string Name { get; }

    public ActorSystem System => _system.System;

    /// <summary>Of the engine's own writer; the package's leaves them as they are.</summary>
    public StoreCounters Counters => _database?.Counters ?? _file!.Storage.Counters;

    /// <summary>Null where the database works in this process.</summary>
    public TimeSpan? ServerCpu => _server?.CpuTime();

    public static async Task<BenchedStore> OpenAsync(string database, bool theirs, PostgresOfTests postgres)
    {
        var name = $"{(theirs ? "package's own" : "EngineJournal")} on {database}";
        if (database == "SQLite")
        {
            var file = new TempStore();
            return new BenchedStore(name, theirs ? PackagesOwnJournal.Start(file) : JournalSystem.Start(file.Storage), file);
        }

        var config = await postgres.DatabaseAsync();
        var storage = await PostgresStorage.OpenAsync(config, TimeProvider.System, default);
        return new BenchedStore(
            name, theirs ? PackagesOwnJournal.Start(storage, config) : JournalSystem.Start(storage.JournalSetup), storage, await postgres.ServerAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        _file?.Dispose();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}
