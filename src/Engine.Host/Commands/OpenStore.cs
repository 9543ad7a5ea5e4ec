using Engine.Accounts.Access;
using Engine.Actors.Interactions;
using Engine.Host.Composition;
using Engine.Ports;
using Engine.Storage;
using Engine.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Host.Commands;

/// <summary>The store for a command that runs beside the server, or before it ever ran.</summary>
internal static class OpenStore
{
    public static async Task<SqliteStorage> Async(EngineSettings settings, CancellationToken cancellation)
    {
        DataFolder.MakePrivately(settings.DataFolder);
        var config = new SqliteConfig { Path = settings.StorePath, TakeOwnership = false };
        var store = SqliteStorage.Open(config, TimeProvider.System, new RandomEntropy(), NullLoggerFactory.Instance);
        await FirstAccount.EnsureAsync(store.Accounts, TimeProvider.System, cancellation);
        return store;
    }

    /// <summary>The account named, or null when there is none.</summary>
    public static Task<Account?> AccountAsync(SqliteStorage store, string id, CancellationToken cancellation) =>
        store.Accounts.FindAsync(new AccountId(id), cancellation);
}
