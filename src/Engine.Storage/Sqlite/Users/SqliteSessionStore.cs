using Engine.Accounts.Users;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Users;

/// <summary>Sessions of users in SQLite.</summary>
internal sealed class SqliteSessionStore(SqliteDatabase database, RowIds ids, TimeProvider time) : ISessionStore
{
    private const string Columns = $"{UserRows.Columns}, s.id, s.agent, s.created_at, s.seen_at";

    public Task<UserSession?> AddAsync(AccountId account, string userId, string tokenHash, string agent, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var id = ids.Next();
        return database.Writer.SubmitAsync(
            session =>
            {
                if (UserRows.Find(session, account, userId) is not { } user)
                {
                    return null;
                }

                Sweep(session, userId, now);
                session.Prepare("INSERT INTO user_sessions (id, token_hash, user_id, agent, created_at, seen_at) VALUES (?, ?, ?, ?, ?, ?)")
                    .With(id).With(tokenHash).With(userId).With(agent).With(now).With(now).Run();
                return new UserSession(id, user, agent, now, now);
            },
            cancellation);
    }

    public Task<UserSession?> FindAsync(string tokenHash, CancellationToken cancellation) => database.Readers.ReadAsync(
        session =>
        {
            using var row = session.Prepare(
                    $"SELECT {Columns} FROM user_sessions s JOIN users u ON u.id = s.user_id JOIN accounts a ON a.id = u.account_id " +
                    "WHERE s.token_hash = ? AND a.enabled = 1")
                .With(tokenHash);
            return row.Step() ? Read(row) : null;
        },
        cancellation);

    public Task SeenAsync(string sessionId, DateTimeOffset at, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session => session.Prepare("UPDATE user_sessions SET seen_at = max(seen_at, ?) WHERE id = ?").With(at).With(sessionId).Run(), cancellation);

    public Task<bool> EndAsync(AccountId account, string userId, string sessionId, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session => session.Prepare(
                "DELETE FROM user_sessions WHERE id = ? AND user_id = ? AND user_id IN (SELECT id FROM users WHERE account_id = ?)")
            .With(sessionId).With(userId).With(account.Value).Run() == 1,
        cancellation);

    public Task EndAllAsync(AccountId account, string userId, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session => session.Prepare("DELETE FROM user_sessions WHERE user_id = ? AND user_id IN (SELECT id FROM users WHERE account_id = ?)")
            .With(userId).With(account.Value).Run(),
        cancellation);

    public Task<IReadOnlyList<UserSession>> ListAsync(AccountId account, string userId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return database.Readers.ReadAsync<IReadOnlyList<UserSession>>(
            session =>
            {
                var sessions = new List<UserSession>();
                using var rows = session.Prepare(
                        $"SELECT {Columns} FROM user_sessions s JOIN users u ON u.id = s.user_id WHERE u.account_id = ? AND u.id = ? ORDER BY s.seen_at DESC, s.id")
                    .With(account.Value).With(userId);
                while (rows.Step())
                {
                    sessions.Add(Read(rows));
                }

                return [.. sessions.Where(one => one.IsAlive(now))];
            },
            cancellation);
    }

    private static void Sweep(SqliteSession session, string userId, DateTimeOffset now)
    {
        session.Prepare("DELETE FROM user_sessions WHERE created_at <= ? OR seen_at <= ?")
            .With(now - UserSession.AbsoluteLimit).With(now - UserSession.IdleLimit).Run();
        session.Prepare(
                "DELETE FROM user_sessions WHERE id IN (SELECT id FROM user_sessions WHERE user_id = ? ORDER BY created_at DESC, id DESC LIMIT -1 OFFSET ?)")
            .With(userId).With(UserSession.MostOfAUser - 1).Run();
    }

    private static UserSession Read(Statement row) => new(
        row.Text(UserRows.Width), UserRows.Read(row), row.Text(UserRows.Width + 1), row.Time(UserRows.Width + 2), row.Time(UserRows.Width + 3));
}
