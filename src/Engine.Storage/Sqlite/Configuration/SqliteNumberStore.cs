using Engine.Accounts;
using Engine.Accounts.Numbers;
using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>Numbers in SQLite. Each call looks up the one it is made from, so a change costs the others nothing.</summary>
internal sealed class SqliteNumberStore(SqliteDatabase database) : INumberStore
{
    private const string Columns = "number, label, trunk_id, created_at";

    public Task<bool> AddAsync(AccountId account, AccountNumber number, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session => session.Prepare($"INSERT INTO numbers (account_id, {Columns}) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
            .With(account.Value).With(number.Number).With(number.Label).With(number.TrunkId).With(number.CreatedAt).Run() == 1,
        cancellation);

    public Task<bool> UpdateAsync(AccountId account, AccountNumber number, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session => session.Prepare("UPDATE numbers SET label = ?, trunk_id = ? WHERE account_id = ? AND number = ?")
            .With(number.Label).With(number.TrunkId).With(account.Value).With(number.Number).Run() == 1,
        cancellation);

    public Task<Removal> RemoveAsync(AccountId account, string number, CancellationToken cancellation) => database.Writer.SubmitAsync<Removal>(
        session =>
        {
            if (FlowUses.Of(session, account, DocumentUses.Number, number, number) is { Count: > 0 } uses)
            {
                return new Removal.InUse(uses, []);
            }

            return session.Prepare("DELETE FROM numbers WHERE account_id = ? AND number = ?").With(account.Value).With(number).Run() == 1
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

    /// <summary>Whether the account has the number, and the trunk to prefer for calls from it.</summary>
    internal static (bool IsOwn, string? PreferredTrunk) Find(SqliteSession session, string account, string number)
    {
        using var row = session.Prepare("SELECT trunk_id FROM numbers WHERE account_id = ? AND number = ?").With(account).With(number);
        return row.Step() ? (true, row.TextOrNull(0)) : (false, null);
    }

    /// <summary>The numbers that prefer a trunk, in order.</summary>
    internal static IReadOnlyList<string> Preferring(SqliteSession session, string account, TrunkId trunkId)
    {
        var numbers = new List<string>();
        using var rows = session.Prepare("SELECT number FROM numbers WHERE account_id = ? AND trunk_id = ? ORDER BY number").With(account).With(trunkId);
        while (rows.Step())
        {
            numbers.Add(rows.Text(0));
        }

        return numbers;
    }

    private static AccountNumber Read(Statement row) => new(row.Text(0), row.Text(1), TrunkId.Of(row.TextOrNull(2)), row.Time(3));
}
