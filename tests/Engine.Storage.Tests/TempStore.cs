using Engine.Accounts.Access;
using Engine.Ports;
using Engine.Storage.Sqlite;
using Engine.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Storage.Tests;

/// <summary>A store in a folder of its own, gone after the test.</summary>
internal sealed class TempStore : IDisposable
{
    public static readonly AccountId Acme = new("acme");
    public static readonly AccountId Other = new("other");

    private readonly string _folder = Directory.CreateTempSubdirectory("engine-storage-").FullName;
    private SqliteStorage? _open;

    public TempStore() => Config = new SqliteConfig { Path = Path.Combine(_folder, "engine.db") };

    public SqliteConfig Config { get; set; }

    public VirtualTime Time { get; } = new();

    public CountingEntropy Entropy { get; } = new();

    /// <summary>The open store; opened when first asked for.</summary>
    public SqliteStorage Storage => _open ??= SqliteStorage.Open(Config, Time, Entropy, NullLoggerFactory.Instance);

    public SqliteStorage Reopen()
    {
        _open?.Dispose();
        _open = null;
        return Storage;
    }

    public void Close()
    {
        _open?.Dispose();
        _open = null;
    }

    /// <summary>Two accounts, as most tests need them.</summary>
    public async Task<SqliteStorage> WithAccountsAsync()
    {
        await Storage.Accounts.CreateAsync(new Account(Acme, "Acme", Time.GetUtcNow()), default);
        await Storage.Accounts.CreateAsync(new Account(Other, "Other", Time.GetUtcNow()), default);
        return Storage;
    }

    /// <summary>Ids of interactions in flight.</summary>
    public async Task<List<string>> InFlightAsync()
    {
        var ids = new List<string>();
        await foreach (var id in Storage.InFlight.InFlightAsync(default))
        {
            ids.Add(id);
        }

        return ids;
    }

    /// <summary>Everything the store has on the disk, as one text of bytes.</summary>
    public byte[] FileBytes() => [.. Directory.GetFiles(_folder, "engine.db*").Where(path => !path.EndsWith(".owner", StringComparison.Ordinal)).SelectMany(File.ReadAllBytes)];

    public void Dispose()
    {
        Close();
        Directory.Delete(_folder, recursive: true);
    }
}
