using System.Collections.Concurrent;
using System.Collections.Frozen;
using Engine.Accounts.Access;
using Engine.Accounts.Trunks;
using Engine.Ports;
using Engine.Ports.Trunks;
using Engine.Storage.Secrets;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>
/// Routing of accounts for the engine. Each call looks up the account's revision and the number it is made from (a few µs), and takes the
/// trunks that are cached while the revision stands. A change, by whichever process, is seen by the next call, which reads the trunks that
/// changed and no others; whoever comes meanwhile waits for it.
/// </summary>
internal sealed class SqliteTrunkDirectory(SqliteDatabase database, TrunkPasswords passwords) : ITrunkDirectory
{
    /// <summary>Accounts kept; past it the cache starts over, which costs each account one read.</summary>
    private const int AccountsMax = 10_000;

    /// <summary>Before any: a trunk of an older engine has 0.</summary>
    private const long NoRevision = -1;

    private static readonly IReadOnlySet<string> NoNumbers = FrozenSet<string>.Empty;

    private readonly ConcurrentDictionary<string, Cached> _cache = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim[] _refreshing = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1, 1))];

    public async ValueTask<AccountRouting?> FindAsync(AccountId accountId, string? own, CancellationToken cancellation)
    {
        var (revision, isOwn, preferred) = await database.Readers.ReadAsync(
            session =>
            {
                var (found, trunk) = own is null ? (false, null) : SqliteNumberStore.Find(session, accountId, own);
                return (Revision.Of(session, accountId), found, trunk);
            },
            cancellation);
        if (revision is not { } now)
        {
            return null;
        }

        var known = _cache.GetValueOrDefault(accountId);
        if (known is null || known.Revision < now)
        {
            known = await RefreshAsync(accountId, now, cancellation);
        }

        return known is null || !isOwn ? known?.Routing : known.Routing with
        {
            Numbers = new HashSet<string>(StringComparer.Ordinal) { own! },
            PreferredTrunks = preferred is null ? known.Routing.PreferredTrunks : new Dictionary<string, string>(StringComparer.Ordinal) { [own!] = preferred },
        };
    }

    private async Task<Cached?> RefreshAsync(AccountId accountId, long wanted, CancellationToken cancellation)
    {
        var turn = _refreshing[(uint)StringComparer.Ordinal.GetHashCode(accountId.Value) % _refreshing.Length];
        await turn.WaitAsync(cancellation);
        try
        {
            var known = _cache.GetValueOrDefault(accountId);
            if (known is not null && known.Revision >= wanted)
            {
                return known;
            }

            var stored = await database.Readers.ReadAsync(session => Load(session, accountId, known), cancellation);
            if (stored is null)
            {
                return null;
            }

            if (_cache.Count >= AccountsMax)
            {
                _cache.Clear();
            }

            return _cache[accountId] = Apply(accountId, stored, known);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The revision is read first: what changes meanwhile is read once more, and never missed.</summary>
    private static Stored? Load(SqliteSession session, AccountId accountId, Cached? known)
    {
        if (Revision.Of(session, accountId) is not { } revision || SqliteAccountStore.Find(session, accountId) is not { } account)
        {
            return null;
        }

        var changed = SqliteTrunkStore.ChangedSince(session, accountId, known?.Revision ?? NoRevision);
        var expected = (known?.Ranked.Count ?? 0) + changed.Count(trunk => known is null || !known.Ranked.ContainsKey(trunk.Config.Id));
        return new Stored(revision, account, changed, SqliteTrunkStore.Count(session, accountId) == expected ? null : SqliteTrunkStore.Ids(session, accountId));
    }

    private Cached Apply(AccountId accountId, Stored stored, Cached? known)
    {
        var ranked = known is null ? new Dictionary<string, Ranked>(StringComparer.Ordinal) : new Dictionary<string, Ranked>(known.Ranked, StringComparer.Ordinal);
        foreach (var (config, password) in stored.Changed)
        {
            var login = password is null ? null : passwords.Of(accountId, new TrunkId(config.Id), password);
            ranked[config.Id] = new Ranked(config.RouteOrder, config.ForCalls(login));
        }

        if (stored.Remaining is { } remaining)
        {
            foreach (var gone in ranked.Keys.Where(id => !remaining.Contains(id)).ToList())
            {
                ranked.Remove(gone);
            }
        }

        var trunks = known is not null && stored is { Changed.Count: 0, Remaining: null } ? known.Routing.Trunks
            : [.. ranked.Values.OrderBy(one => one.Order).ThenBy(one => one.Trunk.TrunkId.Value, StringComparer.Ordinal).Select(one => one.Trunk)];
        return new Cached(stored.Revision, new AccountRouting(accountId, NoNumbers, trunks, stored.Account.Destinations), ranked);
    }

    /// <param name="Routing">Without numbers.</param>
    /// <param name="Ranked">Its trunks by id.</param>
    private sealed record Cached(long Revision, AccountRouting Routing, IReadOnlyDictionary<string, Ranked> Ranked);

    private sealed record Ranked(int Order, Trunk Trunk);

    /// <param name="Changed">Trunks that are new, or other than before.</param>
    /// <param name="Remaining">Ids of all trunks, when some have gone; else null.</param>
    private sealed record Stored(long Revision, Account Account, IReadOnlyList<(TrunkConfig Config, byte[]? Password)> Changed, IReadOnlySet<string>? Remaining);
}
