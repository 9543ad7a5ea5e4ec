using Engine.Accounts.Users;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Users;

/// <summary>Users as rows, for the stores of users, links and sessions.</summary>
internal static class UserRows
{
    public const string Columns = "u.id, u.account_id, u.login, u.name, u.role, u.password_hash IS NOT NULL, u.created_at, u.updated_at";

    /// <summary>Columns that <see cref="Read"/> takes.</summary>
    public const int Width = 8;

    private static readonly Dictionary<string, Role> RoleNames = Enum.GetValues<Role>().ToDictionary(WireName.Of, StringComparer.Ordinal);

    public static User Read(Statement row) => new(
        row.Text(0), new AccountId(row.Text(1)), row.Text(2), row.Text(3), RoleNames[row.Text(4)], row.Bool(5), row.Time(6), row.Time(7));

    public static User? Find(SqliteSession session, AccountId account, string userId)
    {
        using var row = session.Prepare($"SELECT {Columns} FROM users u WHERE u.account_id = ? AND u.id = ?").With(account.Value).With(userId);
        return row.Step() ? Read(row) : null;
    }

    public static bool Any(SqliteSession session)
    {
        using var row = session.Prepare("SELECT 1 FROM users LIMIT 1");
        return row.Step();
    }

    public static bool IsTaken(SqliteSession session, string login, string exceptId)
    {
        using var row = session.Prepare("SELECT 1 FROM users WHERE login = ? AND id <> ?").With(login).With(exceptId);
        return row.Step();
    }

    /// <summary>One without a password manages nothing, so he does not count, neither as the last nor as another.</summary>
    public static bool IsLastAdmin(SqliteSession session, User user)
    {
        if (user.Role != Role.Admin || !user.HasPassword)
        {
            return false;
        }

        using var other = session.Prepare("SELECT 1 FROM users WHERE account_id = ? AND role = ? AND password_hash IS NOT NULL AND id <> ? LIMIT 1")
            .With(user.Account.Value).With(WireName.Of(Role.Admin)).With(user.Id);
        return !other.Step();
    }

    public static void Insert(SqliteSession session, User user, string? passwordHash) => session.Prepare(
            "INSERT INTO users (id, account_id, login, name, role, password_hash, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .With(user.Id).With(user.Account.Value).With(user.Login).With(user.Name).With(WireName.Of(user.Role)).With(passwordHash)
        .With(user.CreatedAt).With(user.UpdatedAt).Run();

    /// <summary>A password that is set ends what was opened with another, and needs no link any more.</summary>
    /// <returns>False when the account has no such user.</returns>
    public static bool SetPassword(SqliteSession session, AccountId account, string userId, string passwordHash, DateTimeOffset now)
    {
        if (session.Prepare("UPDATE users SET password_hash = ?, updated_at = ? WHERE account_id = ? AND id = ?")
                .With(passwordHash).With(now).With(account.Value).With(userId).Run() == 0)
        {
            return false;
        }

        session.Prepare("DELETE FROM user_sessions WHERE user_id = ?").With(userId).Run();
        session.Prepare("DELETE FROM user_links WHERE user_id = ?").With(userId).Run();
        return true;
    }
}
