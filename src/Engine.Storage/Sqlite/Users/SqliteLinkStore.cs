using Engine.Accounts.Users;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Users;

/// <summary>Links for passwords in SQLite.</summary>
internal sealed class SqliteLinkStore(SqliteDatabase database, RowIds ids) : ILinkStore
{
    public Task<bool> AddAsync(PasswordLink link, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session =>
        {
            if (link.UserId is { } userId ? UserRows.Find(session, link.Account, userId) is null : UserRows.Any(session))
            {
                return false;
            }

            // IS, not =: the first user's link has no user.
            session.Prepare("DELETE FROM user_links WHERE user_id IS ?").With(link.UserId).Run();
            session.Prepare("INSERT INTO user_links (token_hash, account_id, user_id, expires_at) VALUES (?, ?, ?, ?)")
                .With(link.TokenHash).With(link.Account.Value).With(link.UserId).With(link.ExpiresAt).Run();
            return true;
        },
        cancellation);

    public Task<PasswordLink?> FindAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => Find(session, tokenHash, now), cancellation);

    public Task<UserChange> UseAsync(string tokenHash, string passwordHash, DateTimeOffset now, CancellationToken cancellation) =>
        database.Writer.SubmitAsync<UserChange>(
            session =>
            {
                if (Find(session, tokenHash, now) is not { UserId: { } userId } link)
                {
                    return new UserChange.LinkInvalid();
                }

                // Takes the link away too.
                UserRows.SetPassword(session, link.Account, userId, passwordHash, now);
                return new UserChange.Stored(UserRows.Find(session, link.Account, userId)!);
            },
            cancellation);

    public Task<UserChange> UseFirstAsync(
        string tokenHash, UserDetails details, string passwordHash, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = ids.Next();
        return database.Writer.SubmitAsync<UserChange>(
            session =>
            {
                if (UserRows.Any(session))
                {
                    return new UserChange.AlreadySetUp();
                }

                if (Find(session, tokenHash, now) is not { UserId: null } link)
                {
                    return new UserChange.LinkInvalid();
                }

                session.Prepare("DELETE FROM user_links WHERE user_id IS NULL").Run();
                var user = new User(id, link.Account, details.Login, details.Name, details.Role, HasPassword: true, now, now);
                UserRows.Insert(session, user, passwordHash);
                return new UserChange.Stored(user);
            },
            cancellation);
    }

    private static PasswordLink? Find(SqliteSession session, string tokenHash, DateTimeOffset now)
    {
        using var row = session.Prepare("SELECT account_id, user_id, expires_at FROM user_links WHERE token_hash = ? AND expires_at > ?")
            .With(tokenHash).With(now);
        return row.Step() ? new PasswordLink(tokenHash, new AccountId(row.Text(0)), row.TextOrNull(1), row.Time(2)) : null;
    }
}
