using Engine.Accounts;
using Engine.Accounts.Numbers;
using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>Numbers in SQLite. Each change raises the account's revision: routing is cached by it.</summary>
internal sealed class SqliteNumberStore(SqliteDatabase database) : INumberStore
{
    private const string Columns = "number, label, trunk_id, created_at";

    /// <summary>A flow may also call an account's number; only calling from it needs that it is one.</summary>
    private const string CallerIds = "*.from";

    public Task<bool> AddAsync(AccountId account, AccountNumber number, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session => session.Prepare($"INSERT INTO numbers (account_id, {Columns}) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
            .With(account.Value).With(number.Number).With(number.Label).With(number.TrunkId).With(number.CreatedAt).Run() == 1
            && Revision.Raise(session, account),
        cancellation);

    public Task<bool> UpdateAsync(AccountId account, AccountNumber number, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session => session.Prepare("UPDATE numbers SET label = ?, trunk_id = ? WHERE account_id = ? AND number = ?")
            .With(number.Label).With(number.TrunkId).With(account.Value).With(number.Number).Run() == 1
            && Revision.Raise(session, account),
        cancellation);

    public Task<Removal> RemoveAsync(AccountId account, string number, CancellationToken cancellation) => database.Writer.SubmitAsync<Removal>(
        session =>
        {
            if (FlowUses.Of(session, account, "number", number, number, CallerIds) is { Count: > 0 } uses)
            {
                return new Removal.InUse(uses, []);
            }

            return session.Prepare("DELETE FROM numbers WHERE account_id = ? AND number = ?").With(account.Value).With(number).Run() == 1
                && Revision.Raise(session, account)
                    ? new Removal.Removed()
                    : new Removal.Missing();
        },
        cancellation);

    public Task<AccountNumber?> FindAsync(AccountId account, string number, CancellationToken cancellation) =>
        database.Readers.ReadAsync(
            session =>
            {
                using var row = session.Prepare($"SELECT {Columns} FROM numbers WHERE account_id = ? AND number = ?")
                    .With(account.Value).With(number);
                return row.Step() ? Read(row) : null;
            },
            cancellation);

    public Task<Page<AccountNumber>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation) =>
        database.Readers.ReadAsync(
            session =>
            {
                using var rows = session.Prepare($"SELECT {Columns} FROM numbers WHERE account_id = ? AND number > ? ORDER BY number LIMIT ?")
                    .With(account.Value).With(page.After?.Key ?? "").With(Paging.Fetch(page));
                return Paging.Read(rows, page, Read, static number => number.Number);
            },
            cancellation);

    internal static HashSet<string> All(SqliteSession session, string account)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        using var rows = session.Prepare("SELECT number FROM numbers WHERE account_id = ?").With(account);
        while (rows.Step())
        {
            numbers.Add(rows.Text(0));
        }

        return numbers;
    }

    /// <summary>The trunk to prefer, by number; numbers without one are left out.</summary>
    internal static Dictionary<string, string> PreferredTrunks(SqliteSession session, string account)
    {
        var preferred = new Dictionary<string, string>(StringComparer.Ordinal);
        using var rows = session.Prepare("SELECT number, trunk_id FROM numbers WHERE account_id = ? AND trunk_id IS NOT NULL").With(account);
        while (rows.Step())
        {
            preferred.Add(rows.Text(0), rows.Text(1));
        }

        return preferred;
    }

    private static AccountNumber Read(Statement row) => new(row.Text(0), row.Text(1), TrunkId.Of(row.TextOrNull(2)), row.Time(3));
}
