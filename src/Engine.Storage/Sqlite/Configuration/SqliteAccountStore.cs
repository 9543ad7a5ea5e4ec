using System.Text.Json;
using Engine.Accounts.Access;
using Engine.Ports;
using Engine.Ports.Throttle;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>Accounts in SQLite.</summary>
internal sealed class SqliteAccountStore(SqliteDatabase database) : IAccountStore, IThrottleSettings
{
    private const string Columns = "id, name, created_at, enabled, rate_capacity, rate_per_second, destinations";

    public Task<bool> CreateAsync(Account account, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session => session.Prepare($"INSERT INTO accounts ({Columns}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
            .With(account.Id.Value).With(account.Name).With(account.CreatedAt).With(account.Enabled)
            .With(account.Limit.Capacity).With(account.Limit.PerSecond).With(Destinations(account)).Run() == 1,
        cancellation);

    public Task<bool> UpdateAsync(Account account, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session => session.Prepare(
                "UPDATE accounts SET name = ?, enabled = ?, rate_capacity = ?, rate_per_second = ?, destinations = ?, revision = revision + 1 " +
                "WHERE id = ?")
            .With(account.Name).With(account.Enabled).With(account.Limit.Capacity).With(account.Limit.PerSecond)
            .With(Destinations(account)).With(account.Id.Value).Run() == 1,
        cancellation);

    public Task<Account?> FindAsync(AccountId id, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => Find(session, id.Value), cancellation);

    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellation) =>
        database.Readers.ReadAsync<IReadOnlyList<Account>>(
            static session =>
            {
                var accounts = new List<Account>();
                using var rows = session.Prepare($"SELECT {Columns} FROM accounts ORDER BY id");
                while (rows.Step())
                {
                    accounts.Add(Read(rows));
                }

                return accounts;
            },
            cancellation);

    /// <summary>An account nobody knows gets the default: whether it exists is asked elsewhere.</summary>
    ValueTask<ThrottleLimit> IThrottleSettings.FindAsync(AccountId accountId, CancellationToken cancellation) =>
        new(database.Readers.ReadAsync(session => Find(session, accountId)?.Limit ?? ThrottleLimit.Default, cancellation));

    internal static Account? Find(SqliteSession session, string id)
    {
        using var row = session.Prepare($"SELECT {Columns} FROM accounts WHERE id = ?").With(id);
        return row.Step() ? Read(row) : null;
    }

    private static string Destinations(Account account) =>
        JsonSerializer.Serialize(account.Destinations, ConfigurationJson.Default.DestinationPolicy);

    private static Account Read(Statement row) => new(new AccountId(row.Text(0)), row.Text(1), row.Time(2))
    {
        Enabled = row.Bool(3),
        Limit = new ThrottleLimit(row.Int(4), row.Double(5)),
        Destinations = JsonSerializer.Deserialize(row.Bytes(6), ConfigurationJson.Default.DestinationPolicy)!,
    };
}
