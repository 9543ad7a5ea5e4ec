using System.Globalization;
using System.Text.Json;
using Engine.Accounts.Access;
using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>OAuth clients in SQLite.</summary>
internal sealed class SqliteClientStore(SqliteDatabase database) : IClientStore
{
    private const string Columns = "id, account_id, name, scopes, secret_hash, created_at, enabled";

    public Task<bool> AddAsync(OAuthClient client, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session => session.Prepare($"INSERT INTO clients ({Columns}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
            .With(client.ClientId).With(client.Account.Value).With(client.Name).With(Scopes(client))
            .With(client.SecretHash).With(client.CreatedAt).With(client.Enabled).Run() == 1,
        cancellation);

    public Task<bool> UpdateAsync(OAuthClient client, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session => session.Prepare("UPDATE clients SET name = ?, scopes = ?, secret_hash = ?, enabled = ? WHERE account_id = ? AND id = ?")
            .With(client.Name).With(Scopes(client)).With(client.SecretHash).With(client.Enabled)
            .With(client.Account.Value).With(client.ClientId).Run() == 1,
        cancellation);

    public Task<bool> RemoveAsync(AccountId account, string clientId, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session => session.Prepare("DELETE FROM clients WHERE account_id = ? AND id = ?").With(account.Value).With(clientId).Run() == 1,
        cancellation);

    public Task<OAuthClient?> FindForTokenAsync(string clientId, CancellationToken cancellation) =>
        database.Readers.ReadAsync(
            session =>
            {
                using var row = session.Prepare($"SELECT {Columns} FROM clients WHERE id = ?").With(clientId);
                return row.Step() ? Read(row) : null;
            },
            cancellation);

    public Task<OAuthClient?> FindAsync(AccountId account, string clientId, CancellationToken cancellation) =>
        database.Readers.ReadAsync(
            session =>
            {
                using var row = session.Prepare($"SELECT {Columns} FROM clients WHERE account_id = ? AND id = ?").With(account.Value).With(clientId);
                return row.Step() ? Read(row) : null;
            },
            cancellation);

    public Task<Page<OAuthClient>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation) =>
        database.Readers.ReadAsync(
            session =>
            {
                var (createdAt, id) = After(page.After);
                using var rows = session.Prepare(
                        $"SELECT {Columns} FROM clients WHERE account_id = ? AND (created_at, id) > (?, ?) ORDER BY created_at, id LIMIT ?")
                    .With(account.Value).With(createdAt).With(id).With(Paging.Fetch(page));
                return Paging.Read(rows, page, Read, Key);
            },
            cancellation);

    // Client ids may be chosen by people and do not sort by time: the key is both.
    private static string Key(OAuthClient client) =>
        string.Create(CultureInfo.InvariantCulture, $"{client.CreatedAt.ToUnixTimeMilliseconds()} {client.ClientId}");

    private static (long CreatedAt, string Id) After(PageToken? token)
    {
        var parts = token?.Key.Split(' ', 2);
        return parts is [var time, var id] && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
            ? (ms, id)
            : (long.MinValue, "");
    }

    private static string Scopes(OAuthClient client) => JsonSerializer.Serialize(client.Scopes, ConfigurationJson.Default.IReadOnlyListString);

    private static OAuthClient Read(Statement row) => new(
        row.Text(0),
        new AccountId(row.Text(1)),
        row.Text(2),
        JsonSerializer.Deserialize(row.Bytes(3), ConfigurationJson.Default.IReadOnlyListString)!,
        row.Text(4),
        row.Time(5),
        row.Bool(6));
}
