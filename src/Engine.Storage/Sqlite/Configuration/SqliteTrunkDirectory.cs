using System.Collections.Concurrent;
using Engine.Accounts.Access;
using Engine.Accounts.Trunks;
using Engine.Ports;
using Engine.Ports.Trunks;
using Engine.Storage.Secrets;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>
/// Routing of accounts for the engine, cached with the account's revision: each call looks the revision up (a few µs) and takes the
/// cached routing while it stands. So a change, by whichever process, is seen by the next call, and passwords are decrypted once.
/// </summary>
internal sealed class SqliteTrunkDirectory(SqliteDatabase database, SecretProtector secrets) : ITrunkDirectory
{
    /// <summary>Accounts kept; past it the cache starts over, which costs each account one read.</summary>
    private const int AccountsMax = 10_000;

    private readonly ConcurrentDictionary<string, Cached> _cache = new(StringComparer.Ordinal);

    public async ValueTask<AccountRouting?> FindAsync(AccountId accountId, CancellationToken cancellation)
    {
        var known = _cache.GetValueOrDefault(accountId);
        var (stored, revision) = await database.Readers.ReadAsync<(Stored?, long)>(
            session => Revision.Of(session, accountId) is not { } now ? (null, 0L)
                : now == known?.Revision ? (null, now)
                : (Load(session, accountId), now),
            cancellation);
        if (revision == 0)
        {
            return null;
        }

        if (stored is null)
        {
            return known!.Routing;
        }

        // Decrypted after the read: the key ring may have to be read itself.
        var routing = new AccountRouting(
            accountId, stored.Numbers, [.. stored.Trunks.Select(trunk => ForCalls(trunk.Config, trunk.Password))], stored.Account.Destinations)
        {
            PreferredTrunks = stored.PreferredTrunks,
        };
        if (_cache.Count >= AccountsMax)
        {
            _cache.Clear();
        }

        _cache[accountId] = new Cached(revision, routing);
        return routing;
    }

    private static Stored Load(SqliteSession session, AccountId accountId) => new(
        SqliteAccountStore.Find(session, accountId)!,
        SqliteNumberStore.All(session, accountId),
        SqliteNumberStore.PreferredTrunks(session, accountId),
        [.. SqliteTrunkStore.InRouteOrder(session, accountId).Select(trunk => (trunk, SqliteTrunkStore.Password(session, accountId, new TrunkId(trunk.Id))))]);

    private Trunk ForCalls(TrunkConfig config, byte[]? password) =>
        config.ForCalls(password is null ? null : secrets.Reveal(SecretProtector.TrunkPassword, config.Id, password));

    private sealed record Cached(long Revision, AccountRouting Routing);

    private sealed record Stored(
        Account Account,
        HashSet<string> Numbers,
        Dictionary<string, string> PreferredTrunks,
        IReadOnlyList<(TrunkConfig Config, byte[]? Password)> Trunks);
}
