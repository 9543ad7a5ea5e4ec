using System.Text.Json;
using Engine.Accounts;
using Engine.Accounts.Paging;
using Engine.Accounts.Trunks;
using Engine.Ports;
using Engine.Ports.Trunks;
using Engine.Storage.Secrets;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>Trunks in SQLite. Passwords are encrypted before they reach the writer and bound to their row.</summary>
internal sealed class SqliteTrunkStore(SqliteDatabase database, SecretProtector secrets, TrunkPasswords passwords, RowIds ids, TimeProvider time) : ITrunkStore
{
    private const string Columns =
        "id, name, enabled, transport, gateways, auth_user, auth_realm, auth_password IS NOT NULL, settings, allowed_sources, route_prefixes, " +
        "route_order, created_at, updated_at";

    /// <summary>The account's revision as it is after this change: whoever has cached routing reads only trunks that are newer than it.</summary>
    private const string Now = "(SELECT revision FROM accounts WHERE id = ?)";

    private const string Insert =
        "INSERT INTO trunks (id, account_id, revision, created_at, updated_at, auth_password, name, enabled, transport, gateways, auth_user, auth_realm, " +
        "settings, allowed_sources, route_prefixes, route_order) VALUES (?, ?, " + Now + ", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private const string Update =
        "UPDATE trunks SET revision = " + Now + ", updated_at = ?, auth_password = CASE WHEN ? THEN auth_password ELSE ? END, name = ?, enabled = ?, transport = ?, " +
        "gateways = ?, auth_user = ?, auth_realm = ?, settings = ?, allowed_sources = ?, route_prefixes = ?, route_order = ? " +
        "WHERE account_id = ? AND id = ?";

    public async Task<TrunkConfig> AddAsync(AccountId account, TrunkConfig trunk, TrunkPassword password, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var id = ids.Next();
        var secret = Encrypt(new TrunkId(id), password);
        await database.Writer.SubmitAsync(
            session => Revision.Raise(session, account) && Bind(
                session.Prepare(Insert).With(id).With(account.Value).With(account.Value).With(now).With(now).With(secret), trunk).Run() == 1,
            cancellation);
        return trunk with { Id = id, CreatedAt = now, UpdatedAt = now, HasPassword = secret is not null };
    }

    public async Task<TrunkConfig?> UpdateAsync(AccountId account, TrunkConfig trunk, TrunkPassword password, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var secret = Encrypt(new TrunkId(trunk.Id), password);
        return await database.Writer.SubmitAsync(
            session =>
            {
                if (!Revision.Raise(session, account))
                {
                    return null;
                }

                var update = session.Prepare(Update).With(account.Value).With(now).With(password is TrunkPassword.Keep).With(secret);
                return Bind(update, trunk).With(account.Value).With(trunk.Id).Run() == 1 ? Find(session, account, new TrunkId(trunk.Id)) : null;
            },
            cancellation);
    }

    public Task<Removal> RemoveAsync(AccountId account, TrunkId trunkId, CancellationToken cancellation) => database.Writer.SubmitAsync<Removal>(
        session =>
        {
            var uses = FlowUses.Of(session, account, DocumentUses.Trunk, trunkId, trunkId);
            var numbers = SqliteNumberStore.Preferring(session, account.Value, trunkId);
            if (uses.Count > 0 || numbers.Count > 0)
            {
                return new Removal.InUse(uses, numbers);
            }

            return session.Prepare("DELETE FROM trunks WHERE account_id = ? AND id = ?").With(account.Value).With(trunkId).Run() == 1
                && Revision.Raise(session, account)
                    ? new Removal.Removed()
                    : new Removal.Missing();
        },
        cancellation);

    public Task<TrunkConfig?> FindAsync(AccountId account, TrunkId trunkId, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => Find(session, account, trunkId), cancellation);

    public async Task<ISealedPassword?> FindPasswordAsync(AccountId account, TrunkId trunkId, CancellationToken cancellation) =>
        await database.Readers.ReadAsync(session => Password(session, account.Value, trunkId), cancellation) is { } secret
            ? passwords.Of(account, trunkId, secret)
            : null;

    public Task<Page<TrunkConfig>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation) =>
        database.Readers.ReadAsync(
            session =>
            {
                using var rows = session.Prepare($"SELECT {Columns} FROM trunks WHERE account_id = ? AND id > ? ORDER BY id LIMIT ?")
                    .With(account.Value).With(page.After?.Key ?? "").With(Paging.Fetch(page));
                return Paging.Read(rows, page, Read, static trunk => trunk.Id);
            },
            cancellation);

    public Task<IReadOnlyList<AccountTrunk>> ListAllAsync(CancellationToken cancellation) =>
        database.Readers.ReadAsync<IReadOnlyList<AccountTrunk>>(
            static session =>
            {
                var trunks = new List<AccountTrunk>();
                using var rows = session.Prepare($"SELECT {Columns}, account_id FROM trunks WHERE enabled ORDER BY account_id, route_order, id");
                while (rows.Step())
                {
                    trunks.Add(new AccountTrunk(new AccountId(rows.Text(14)), Read(rows)));
                }

                return trunks;
            },
            cancellation);

    /// <summary>The trunks of an account that changed after a revision, each with its encrypted password or null.</summary>
    internal static List<(TrunkConfig Config, byte[]? Password)> ChangedSince(SqliteSession session, string account, long revision)
    {
        var trunks = new List<(TrunkConfig, byte[]?)>();
        using var rows = session.Prepare($"SELECT {Columns}, auth_password FROM trunks WHERE account_id = ? AND revision > ?").With(account).With(revision);
        while (rows.Step())
        {
            trunks.Add((Read(rows), rows.IsNull(14) ? null : rows.Bytes(14).ToArray()));
        }

        return trunks;
    }

    internal static long Count(SqliteSession session, string account)
    {
        using var row = session.Prepare("SELECT count(*) FROM trunks WHERE account_id = ?").With(account);
        row.Step();
        return row.Long(0);
    }

    internal static HashSet<string> Ids(SqliteSession session, string account)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        using var rows = session.Prepare("SELECT id FROM trunks WHERE account_id = ?").With(account);
        while (rows.Step())
        {
            ids.Add(rows.Text(0));
        }

        return ids;
    }

    private static byte[]? Password(SqliteSession session, string account, TrunkId trunkId)
    {
        using var row = session.Prepare("SELECT auth_password FROM trunks WHERE account_id = ? AND id = ?").With(account).With(trunkId);
        return row.Step() && !row.IsNull(0) ? row.Bytes(0).ToArray() : null;
    }

    private static TrunkConfig? Find(SqliteSession session, AccountId account, TrunkId trunkId)
    {
        using var row = session.Prepare($"SELECT {Columns} FROM trunks WHERE account_id = ? AND id = ?").With(account.Value).With(trunkId);
        return row.Step() ? Read(row) : null;
    }

    private static Statement Bind(Statement statement, TrunkConfig trunk) => statement
        .With(trunk.Name).With(trunk.Enabled).With(TransportName(trunk.Transport))
        .With(JsonSerializer.Serialize(trunk.Gateways, ConfigurationJson.Default.IReadOnlyListGateway))
        .With(trunk.AuthUser).With(trunk.AuthRealm)
        .With(JsonSerializer.Serialize(trunk.Settings, ConfigurationJson.TrunkSettings))
        .With(JsonSerializer.Serialize(trunk.AllowedSources, ConfigurationJson.Default.IReadOnlyListString))
        .With(JsonSerializer.Serialize(trunk.RoutePrefixes, ConfigurationJson.Default.IReadOnlyListString))
        .With(trunk.RouteOrder);

    private static TrunkConfig Read(Statement row) => new()
    {
        Id = row.Text(0),
        Name = row.Text(1),
        Enabled = row.Bool(2),
        Transport = TransportOf(row.Text(3)),
        Gateways = JsonSerializer.Deserialize(row.Bytes(4), ConfigurationJson.Default.IReadOnlyListGateway)!,
        AuthUser = row.TextOrNull(5),
        AuthRealm = row.TextOrNull(6),
        HasPassword = row.Bool(7),
        Settings = JsonSerializer.Deserialize(row.Bytes(8), ConfigurationJson.TrunkSettings)!,
        AllowedSources = JsonSerializer.Deserialize(row.Bytes(9), ConfigurationJson.Default.IReadOnlyListString)!,
        RoutePrefixes = JsonSerializer.Deserialize(row.Bytes(10), ConfigurationJson.Default.IReadOnlyListString)!,
        RouteOrder = row.Int(11),
        CreatedAt = row.Time(12),
        UpdatedAt = row.Time(13),
    };

    private static string TransportName(TrunkTransport transport) => transport switch
    {
        TrunkTransport.Udp => "udp",
        _ => throw new ArgumentOutOfRangeException(nameof(transport), transport, "A transport without a stored name."),
    };

    private static TrunkTransport TransportOf(string name) => name switch
    {
        "udp" => TrunkTransport.Udp,
        _ => throw new InvalidDataException($"A trunk with the transport '{name}', which this engine does not know."),
    };

    private byte[]? Encrypt(TrunkId trunkId, TrunkPassword password) =>
        password is TrunkPassword.Set set ? secrets.Conceal(SecretProtector.TrunkPassword, trunkId, set.Plain) : null;
}
