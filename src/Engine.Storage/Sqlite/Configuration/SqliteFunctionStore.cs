using Engine.Accounts.Functions;
using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>Functions with their drafts and versions in SQLite.</summary>
internal sealed class SqliteFunctionStore(SqliteDatabase database, RowIds ids, TimeProvider time) : IFunctionStore
{
    public Task<bool> CreateAsync(AccountId account, string name, FunctionContent draft, CancellationToken cancellation)
    {
        var (now, content) = (time.GetUtcNow(), FunctionRows.Json(draft));
        return database.Writer.SubmitAsync(
            session => session.Prepare(
                    "INSERT INTO functions (account_id, name, draft, created_at, updated_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .With(account.Value).With(name).With(content).With(now).With(now).Run() == 1,
            cancellation);
    }

    public Task<bool> SaveDraftAsync(AccountId account, string name, FunctionContent draft, CancellationToken cancellation)
    {
        var (now, content) = (time.GetUtcNow(), FunctionRows.Json(draft));
        return database.Writer.SubmitAsync(
            session => session.Prepare("UPDATE functions SET draft = ?, updated_at = ? WHERE account_id = ? AND name = ?")
                .With(content).With(now).With(account.Value).With(name).Run() == 1,
            cancellation);
    }

    public Task<bool> DiscardDraftAsync(AccountId account, string name, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return database.Writer.SubmitAsync(
            session => session.Prepare(
                    "UPDATE functions SET draft = NULL, updated_at = ?1 WHERE account_id = ?2 AND name = ?3 AND draft IS NOT NULL " +
                    "AND EXISTS (SELECT 1 FROM function_versions v WHERE v.account_id = ?2 AND v.name = ?3)")
                .With(now).With(account.Value).With(name).Run() == 1,
            cancellation);
    }

    public Task<FunctionVersion?> PublishAsync(AccountId account, string name, string message, CancellationToken cancellation)
    {
        var (now, id) = (time.GetUtcNow(), ids.Next());
        return database.Writer.SubmitAsync(
            session =>
            {
                if (FunctionRows.Find(session, account, name) is not { Draft: { } draft })
                {
                    return null;
                }

                var number = FunctionRows.LatestNumber(session, account, name) + 1;
                session.Prepare("UPDATE function_versions SET state = 'archived', archived_at = ? WHERE account_id = ? AND name = ? AND state = 'published'")
                    .With(now).With(account.Value).With(name).Run();
                session.Prepare(
                        "INSERT INTO function_versions (id, account_id, name, number, state, message, content, published_at) " +
                        "VALUES (?, ?, ?, ?, 'published', ?, ?, ?)")
                    .With(id).With(account.Value).With(name).With(number).With(message).With(FunctionRows.Json(draft)).With(now).Run();
                session.Prepare("UPDATE functions SET draft = NULL, updated_at = ? WHERE account_id = ? AND name = ?")
                    .With(now).With(account.Value).With(name).Run();
                return FunctionRows.Published(session, account, name);
            },
            cancellation);
    }

    public Task<FunctionRemoval> RemoveAsync(AccountId account, string name, CancellationToken cancellation) =>
        database.Writer.SubmitAsync<FunctionRemoval>(
            session =>
            {
                if (FunctionRows.Find(session, account, name) is null)
                {
                    return new FunctionRemoval.NotFound();
                }

                if (FlowUses.Of(session, account, DocumentUses.Function, name, name) is { Count: > 0 } uses)
                {
                    return new FunctionRemoval.InUse(uses);
                }

                session.Prepare("DELETE FROM function_versions WHERE account_id = ? AND name = ?").With(account.Value).With(name).Run();
                session.Prepare("DELETE FROM functions WHERE account_id = ? AND name = ?").With(account.Value).With(name).Run();
                return new FunctionRemoval.Removed();
            },
            cancellation);

    public Task<AccountFunction?> FindAsync(AccountId account, string name, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => FunctionRows.Find(session, account, name), cancellation);

    public Task<FunctionVersion?> FindPublishedAsync(AccountId account, string name, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => FunctionRows.Published(session, account, name), cancellation);

    public Task<Page<AccountFunction>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => FunctionRows.List(session, account, page), cancellation);

    public Task<Page<FunctionVersion>> ListVersionsAsync(AccountId account, string name, PageRequest page, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => FunctionRows.ListVersions(session, account, name, page), cancellation);

    public Task<FunctionVersion?> FindVersionAsync(AccountId account, string name, int number, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => FunctionRows.Version(session, account, name, number), cancellation);

    public Task<bool> AnyAsync(CancellationToken cancellation) => database.Readers.ReadAsync(
        session =>
        {
            using var row = session.Prepare("SELECT 1 FROM functions LIMIT 1");
            return row.Step();
        },
        cancellation);
}
