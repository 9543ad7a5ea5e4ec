using System.Text.Json;
using Engine.Accounts.Connections;
using Engine.Accounts.Paging;
using Engine.Ports;
using Engine.Storage.Secrets;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>Connections in SQLite. Secrets are encrypted before they reach the writer and bound to their row.</summary>
internal sealed class SqliteConnectionStore(SqliteDatabase database, SecretProtector secrets, RowIds ids, TimeProvider time) : IConnectionStore
{
    private const string Columns = "id, name, base_url, auth, secret IS NOT NULL, created_at, updated_at";

    public async Task<ConnectionChange> AddAsync(
        AccountId account, ConnectionConfig connection, ConnectionSecret secret, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var stored = connection with { Id = ids.Next(), CreatedAt = now, UpdatedAt = now, HasSecret = secret is ConnectionSecret.Set };
        var concealed = Conceal(stored.Id, secret);
        var added = await database.Writer.SubmitAsync(
            session => session.Prepare(
                    "INSERT INTO connections (id, account_id, name, base_url, auth, secret, created_at, updated_at) " +
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, name) DO NOTHING")
                .With(stored.Id).With(account.Value).With(stored.Name).With(stored.BaseUrl).With(Json(stored.Auth)).With(concealed)
                .With(now).With(now).Run() == 1,
            cancellation);
        return added ? new ConnectionChange.Stored(stored) : new ConnectionChange.NameTaken();
    }

    public Task<ConnectionChange> UpdateAsync(
        AccountId account, ConnectionConfig connection, ConnectionSecret secret, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var concealed = Conceal(connection.Id, secret);
        return database.Writer.SubmitAsync<ConnectionChange>(
            session =>
            {
                if (HasNameTwin(session, account, connection))
                {
                    return new ConnectionChange.NameTaken();
                }

                var stored = Find(session, account, connection.Id);
                if (stored is not null && stored.Name != connection.Name && FlowUses.Of(session, account, DocumentUses.Connection, stored.Name, stored.Name) is { Count: > 0 } uses)
                {
                    return new ConnectionChange.InUse(uses);
                }

                var changed = session.Prepare(
                        "UPDATE connections SET name = ?, base_url = ?, auth = ?, secret = CASE WHEN ? THEN secret ELSE ? END, updated_at = ? " +
                        "WHERE account_id = ? AND id = ?")
                    .With(connection.Name).With(connection.BaseUrl).With(Json(connection.Auth)).With(secret is ConnectionSecret.Keep).With(concealed)
                    .With(now).With(account.Value).With(connection.Id).Run() == 1;
                return changed ? new ConnectionChange.Stored(Find(session, account, connection.Id)!) : new ConnectionChange.Missing();
            },
            cancellation);
    }

    public Task<ConnectionChange> RemoveAsync(AccountId account, string connectionId, CancellationToken cancellation) =>
        database.Writer.SubmitAsync<ConnectionChange>(
            session =>
            {
                if (Find(session, account, connectionId) is not { } connection)
                {
                    return new ConnectionChange.Missing();
                }

                if (FlowUses.Of(session, account, DocumentUses.Connection, connection.Id, connection.Name) is { Count: > 0 } uses)
                {
                    return new ConnectionChange.InUse(uses);
                }

                session.Prepare("DELETE FROM connections WHERE account_id = ? AND id = ?").With(account.Value).With(connectionId).Run();
                return new ConnectionChange.Removed();
            },
            cancellation);

    public Task<ConnectionConfig?> FindAsync(AccountId account, string connectionId, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => Find(session, account, connectionId), cancellation);

    public async Task<OpenConnection?> OpenAsync(AccountId account, string reference, CancellationToken cancellation)
    {
        var (config, concealed) = await database.Readers.ReadAsync(
            session =>
            {
                var found = Find(session, account, reference) ?? FindByName(session, account, reference);
                return (found, found is null ? null : Secret(session, account, found.Id));
            },
            cancellation);

        // Revealed after the read: the key ring may have to be read itself.
        return config is null
            ? null
            : new OpenConnection(config, concealed is null ? null : secrets.Reveal(SecretProtector.ConnectionSecret, config.Id, concealed));
    }

    public Task<Page<ConnectionConfig>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation) =>
        database.Readers.ReadAsync(
            session =>
            {
                using var rows = session.Prepare($"SELECT {Columns} FROM connections WHERE account_id = ? AND id > ? ORDER BY id LIMIT ?")
                    .With(account.Value).With(page.After?.Key ?? "").With(Paging.Fetch(page));
                return Paging.Read(rows, page, Read, static connection => connection.Id);
            },
            cancellation);

    private static bool HasNameTwin(SqliteSession session, AccountId account, ConnectionConfig connection)
    {
        using var row = session.Prepare("SELECT 1 FROM connections WHERE account_id = ? AND name = ? AND id <> ?")
            .With(account.Value).With(connection.Name).With(connection.Id);
        return row.Step();
    }

    private static ConnectionConfig? Find(SqliteSession session, AccountId account, string connectionId)
    {
        using var row = session.Prepare($"SELECT {Columns} FROM connections WHERE account_id = ? AND id = ?").With(account.Value).With(connectionId);
        return row.Step() ? Read(row) : null;
    }

    private static ConnectionConfig? FindByName(SqliteSession session, AccountId account, string name)
    {
        using var row = session.Prepare($"SELECT {Columns} FROM connections WHERE account_id = ? AND name = ? COLLATE BINARY").With(account.Value).With(name);
        return row.Step() ? Read(row) : null;
    }

    private static byte[]? Secret(SqliteSession session, AccountId account, string connectionId)
    {
        using var row = session.Prepare("SELECT secret FROM connections WHERE account_id = ? AND id = ?").With(account.Value).With(connectionId);
        return row.Step() && !row.IsNull(0) ? row.Bytes(0).ToArray() : null;
    }

    private static string Json(ConnectionAuth auth) => JsonSerializer.Serialize(auth, ConfigurationJson.Default.ConnectionAuth);

    private static ConnectionConfig Read(Statement row) => new()
    {
        Id = row.Text(0),
        Name = row.Text(1),
        BaseUrl = row.Text(2),
        Auth = JsonSerializer.Deserialize(row.Bytes(3), ConfigurationJson.Default.ConnectionAuth)!,
        HasSecret = row.Bool(4),
        CreatedAt = row.Time(5),
        UpdatedAt = row.Time(6),
    };

    private byte[]? Conceal(string connectionId, ConnectionSecret secret) =>
        secret is ConnectionSecret.Set set ? secrets.Conceal(SecretProtector.ConnectionSecret, connectionId, set.Plain) : null;
}
