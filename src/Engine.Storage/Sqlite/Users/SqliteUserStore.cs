using Engine.Accounts.Paging;
using Engine.Accounts.Users;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Users;

/// <summary>Users in SQLite.</summary>
internal sealed class SqliteUserStore(SqliteDatabase database, RowIds ids, TimeProvider time) : IUserStore
{
    public Task<bool> AnyAsync(CancellationToken cancellation) => database.Readers.ReadAsync(UserRows.Any, cancellation);

    public Task<UserChange> AddAsync(AccountId account, UserDetails details, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var user = new User(ids.Next(), account, details.Login, details.Name, details.Role, HasPassword: false, now, now);
        return database.Writer.SubmitAsync<UserChange>(
            session =>
            {
                if (UserRows.IsTaken(session, details.Login, exceptId: ""))
                {
                    return new UserChange.LoginTaken();
                }

                UserRows.Insert(session, user, passwordHash: null);
                return new UserChange.Stored(user);
            },
            cancellation);
    }

    public Task<UserChange> UpdateAsync(AccountId account, string userId, UserDetails details, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return database.Writer.SubmitAsync<UserChange>(
            session =>
            {
                if (UserRows.Find(session, account, userId) is not { } before)
                {
                    return new UserChange.NotFound();
                }

                if (UserRows.IsTaken(session, details.Login, userId))
                {
                    return new UserChange.LoginTaken();
                }

                if (details.Role != Role.Admin && UserRows.IsLastAdmin(session, before))
                {
                    return new UserChange.LastAdmin();
                }

                session.Prepare("UPDATE users SET login = ?, name = ?, role = ?, updated_at = ? WHERE id = ?")
                    .With(details.Login).With(details.Name).With(WireName.Of(details.Role)).With(now).With(userId).Run();
                return new UserChange.Stored(before with { Login = details.Login, Name = details.Name, Role = details.Role, UpdatedAt = now });
            },
            cancellation);
    }

    public Task<UserChange> RemoveAsync(AccountId account, string userId, CancellationToken cancellation) => database.Writer.SubmitAsync<UserChange>(
        session =>
        {
            if (UserRows.Find(session, account, userId) is not { } before)
            {
                return new UserChange.NotFound();
            }

            if (UserRows.IsLastAdmin(session, before))
            {
                return new UserChange.LastAdmin();
            }

            // His sessions and his link go with him by their foreign keys.
            session.Prepare("DELETE FROM users WHERE id = ?").With(userId).Run();
            return new UserChange.Stored(before);
        },
        cancellation);

    public Task<bool> SetPasswordAsync(AccountId account, string userId, string passwordHash, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return database.Writer.SubmitAsync(session => UserRows.SetPassword(session, account, userId, passwordHash, now), cancellation);
    }

    public Task<User?> FindAsync(AccountId account, string userId, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => UserRows.Find(session, account, userId), cancellation);

    public Task<SignInUser?> FindForSignInAsync(string login, CancellationToken cancellation) => database.Readers.ReadAsync(
        session =>
        {
            using var row = session.Prepare($"SELECT {UserRows.Columns}, u.password_hash FROM users u WHERE u.login = ?").With(login);
            return row.Step() ? new SignInUser(UserRows.Read(row), row.TextOrNull(UserRows.Width)) : null;
        },
        cancellation);

    public Task<Page<User>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation) => database.Readers.ReadAsync(
        session =>
        {
            using var rows = session.Prepare($"SELECT {UserRows.Columns} FROM users u WHERE u.account_id = ? AND u.id > ? ORDER BY u.id LIMIT ?")
                .With(account.Value).With(page.After?.Key ?? "").With(Configuration.Paging.Fetch(page));
            return Configuration.Paging.Read(rows, page, UserRows.Read, static user => user.Id);
        },
        cancellation);
}
