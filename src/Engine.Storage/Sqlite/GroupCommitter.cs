using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Engine.Storage.Sqlite;

/// <summary>
/// Puts a group of writes into one transaction: one sync of the disk for all of them. A write that fails by itself (a conflict, a
/// constraint) is undone to its savepoint and the others go on; when the store fails (disk full, I/O error), none is stored.
/// </summary>
internal sealed class GroupCommitter(SqliteSession session, StoreHealth health)
{
    private readonly List<Write> _applied = [];

    /// <summary>Every write of the group has been told its end when this returns.</summary>
    public void Commit(ReadOnlySpan<Write> group)
    {
        _applied.Clear();
        var next = 0;
        try
        {
            session.Execute("BEGIN IMMEDIATE");
            for (; next < group.Length; next++)
            {
                Apply(group[next]);
            }

            session.Prepare("COMMIT").Run();
        }
        catch (Exception cause)
        {
            Abandon(group, next, cause);
            return;
        }

        health.Committed();
        foreach (var write in _applied)
        {
            write.Committed();
        }
    }

    private void Apply(Write write)
    {
        session.Prepare("SAVEPOINT one").Run();
        try
        {
            write.Apply(session);
        }
        catch (Exception cause) when (!IsStoreFailure(cause) && session.InTransaction)
        {
            session.Prepare("ROLLBACK TO one").Run();
            session.Prepare("RELEASE one").Run();
            write.Failed(cause);
            return;
        }

        session.Prepare("RELEASE one").Run();
        _applied.Add(write);
    }

    /// <summary>The store failed under the group: what was applied, what was being applied and what was still to come is not stored.</summary>
    private void Abandon(ReadOnlySpan<Write> group, int next, Exception cause)
    {
        health.Failed(cause.Message);
        var failure = new StoreUnavailableException("Not stored: " + cause.Message, cause);
        try
        {
            if (session.InTransaction)
            {
                session.Execute("ROLLBACK");
            }
        }
        catch (SqliteException rollback)
        {
            // The next BEGIN says so again if the transaction is really still open.
            health.Failed($"{cause.Message}; rolling back: {rollback.Message}");
        }

        foreach (var write in _applied)
        {
            write.Failed(failure);
        }

        for (; next < group.Length; next++)
        {
            group[next].Failed(failure);
        }
    }

    /// <summary>Errors that say nothing about the write but something about the disk; the whole group shares them.</summary>
    private static bool IsStoreFailure(Exception cause) => cause is SqliteException
    {
        SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_READONLY
            or raw.SQLITE_CANTOPEN or raw.SQLITE_NOMEM or raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL,
    };
}
