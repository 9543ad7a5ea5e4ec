using Engine.Ports;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>
/// A number in the account's row that goes up, in the same transaction, with every change of its numbers, trunks or limits. What is
/// cached from those is valid while the number stands – also when another process made the change.
/// </summary>
internal static class Revision
{
    /// <returns>False when there is no such account.</returns>
    public static bool Raise(SqliteSession session, AccountId account) =>
        session.Prepare("UPDATE accounts SET revision = revision + 1 WHERE id = ?").With(account.Value).Run() == 1;

    /// <returns>The revision, or null when there is no such account.</returns>
    public static long? Of(SqliteSession session, string account)
    {
        using var row = session.Prepare("SELECT revision FROM accounts WHERE id = ?").With(account);
        return row.Step() ? row.Long(0) : null;
    }
}
