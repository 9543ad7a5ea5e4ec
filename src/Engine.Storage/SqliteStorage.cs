using Engine.Accounts.Access;
using Engine.Accounts.Connections;
using Engine.Accounts.Flows;
using Engine.Accounts.Functions;
using Engine.Accounts.Interactions;
using Engine.Accounts.Numbers;
using Engine.Accounts.Prompts;
using Engine.Accounts.Reports;
using Engine.Accounts.RingGroups;
using Engine.Accounts.Speech;
using Engine.Accounts.Trunks;
using Engine.Accounts.Users;
using Engine.Ports;
using Engine.Ports.Flows;
using Engine.Ports.Interactions;
using Engine.Ports.Journal;
using Engine.Ports.Sounds;
using Engine.Ports.Throttle;
using Engine.Ports.Trunks;
using Engine.Storage.Events;
using Engine.Storage.Journal;
using Engine.Storage.Secrets;
using Engine.Storage.Sqlite;
using Engine.Storage.Sqlite.Configuration;
using Engine.Storage.Sqlite.Effects;
using Engine.Storage.Sqlite.Journal;
using Engine.Storage.Sqlite.Prompts;
using Engine.Storage.Sqlite.Users;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace Engine.Storage;

/// <summary>An open SQLite store with an adapter for each port. Disposing stores the writes handed over and closes the file.</summary>
public sealed class SqliteStorage : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly KeyRing _keys;

    private SqliteStorage(SqliteConfig config, SqliteDatabase database, KeyRing keys, TimeProvider time, IEntropy entropy, ILoggerFactory logging)
    {
        _database = database;
        _keys = keys;
        var secrets = new SecretProtector(keys.Protection);
        var ids = new RowIds(time, entropy);
        var accounts = new SqliteAccountStore(database);
        JournalSetup = new EngineJournalSetup(new SqliteJournalStore(database, EventCatalog.Current), FreshIds, time);
        InFlight = new SqliteInteractionDirectory(database);
        StartKeys = new SqliteStartKeys(database);
        Interactions = new SqliteInteractionReader(database, EventCatalog.Current);
        Changes = new SqliteInteractionChanges(database);
        Retention = new SqliteRetention(database);
        Reports = new SqliteReportReader(database);
        Accounts = accounts;
        Throttle = accounts;
        Flows = new SqliteFlowStore(database, ids, time);
        Scenarios = new SqliteScenarioStore(database, time);
        FlowCatalog = new SqliteFlowCatalog(database, config.FlowCacheBytes);
        Numbers = new SqliteNumberStore(database);
        var passwords = new TrunkPasswords(secrets, logging.CreateLogger<TrunkPasswords>());
        Trunks = new SqliteTrunkStore(database, secrets, passwords, ids, time);
        TrunkDirectory = new SqliteTrunkDirectory(database, passwords);
        SplitCounters = new SqliteSplitCounters(database, time);
        RingGroups = new SqliteRingGroupStore(database, ids, time);
        Connections = new SqliteConnectionStore(database, secrets, ids, time);
        Functions = new SqliteFunctionStore(database, ids, time);
        SpeechSettings = new SqliteSpeechSettingsStore(database, secrets, time);
        Clients = new SqliteClientStore(database);
        SigningKeys = new SqliteSigningKeyStore(database, secrets);
        Users = new SqliteUserStore(database, ids, time);
        Links = new SqliteLinkStore(database, ids);
        Sessions = new SqliteSessionStore(database, ids, time);
        var prompts = new SqlitePromptStore(database, ids, time);
        Prompts = prompts;
        PromptLibrary = prompts;
    }

    /// <summary>What <see cref="JournalHosting.WithEngineJournal"/> puts into the actor system.</summary>
    public EngineJournalSetup JournalSetup { get; }

    /// <summary>Whoever mints ids of interactions says so here.</summary>
    public FreshIds FreshIds { get; } = new();

    public IInteractionDirectory InFlight { get; }

    public IStartKeys StartKeys { get; }

    public IInteractionReader Interactions { get; }

    public IInteractionChanges Changes { get; }

    public IRetention Retention { get; }

    public IReportReader Reports { get; }

    public IAccountStore Accounts { get; }

    public IThrottleSettings Throttle { get; }

    public IFlowStore Flows { get; }

    public IScenarioStore Scenarios { get; }

    public IFlowCatalog FlowCatalog { get; }

    public INumberStore Numbers { get; }

    public ITrunkStore Trunks { get; }

    public ITrunkDirectory TrunkDirectory { get; }

    public ISplitCounters SplitCounters { get; }

    public ISpeechSettingsStore SpeechSettings { get; }

    public IRingGroupStore RingGroups { get; }

    public IConnectionStore Connections { get; }

    public IFunctionStore Functions { get; }

    public IClientStore Clients { get; }

    public ISigningKeyStore SigningKeys { get; }

    public IUserStore Users { get; }

    public ILinkStore Links { get; }

    public ISessionStore Sessions { get; }

    /// <summary>Encryption by the key ring of this store, for what others keep elsewhere, such as a browser its cookie.</summary>
    public IDataProtectionProvider Protection => _keys.Protection;

    public IPromptStore Prompts { get; }

    public IPromptLibrary PromptLibrary { get; }

    public IStoreHealth Health => _database.Health;

    internal SqliteDatabase Database => _database;

    public StoreCounters Counters => _database.Writer.Counters;

    /// <summary>Opens the store, making it when there is none, and brings its schema up to date.</summary>
    /// <exception cref="SchemaException">The store was made by a newer engine.</exception>
    /// <exception cref="StoreUnavailableException">Another engine has it.</exception>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The file cannot be opened or is no database.</exception>
    public static SqliteStorage Open(SqliteConfig config, TimeProvider time, IEntropy entropy, ILoggerFactory logging)
    {
        var database = SqliteDatabase.Open(config, time);
        try
        {
            return new SqliteStorage(config, database, new KeyRing(database, logging), time, entropy, logging);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Writes what is read of one interaction, or of all, anew from its events; also beside a running engine.</summary>
    /// <returns>How many interactions were rebuilt.</returns>
    /// <exception cref="InvalidDataException">An event that this engine cannot read; what was rebuilt before it stays.</exception>
    public Task<int> ReprojectAsync(InteractionId? one, CancellationToken cancellation) =>
        new SqliteReprojection(_database, EventCatalog.Current).RunAsync(one, cancellation);

    /// <summary>
    /// Writes the file anew without its empty space, so that it can give space back by itself from then on. Needs as much free disk as the store has, and
    /// that nobody else has it open.
    /// </summary>
    /// <exception cref="StoreUnavailableException">An engine has it.</exception>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The disk is full, or a command has it open; nothing was changed.</exception>
    public static void Compact(SqliteConfig config)
    {
        using var owner = OwnerLock.Take(config.Path);
        using var session = SqliteSession.Open(config, readOnly: false);
        session.Execute("VACUUM");
        session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public void Dispose()
    {
        _keys.Dispose();
        _database.Dispose();
    }
}
