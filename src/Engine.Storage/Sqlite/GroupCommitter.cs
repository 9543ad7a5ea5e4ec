using Engine.Ports.Journal;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Engine.Storage.Sqlite;

/// <summary>
/// Puts a group of writes into one transaction: one sync of the disk for all of them. A write that fails by itself (a conflict, a
/// constraint) fails alone; when the store fails (disk full, I/O error), none is stored.
/// </summary>
/// <remarks>
/// Savepoints would cost every group about a fifth. So a group runs without them, and only when a write throws half-way is the group
/// rolled back and run again, each write in a savepoint of its own.
/// </remarks>
internal sealed class GroupCommitter(SqliteSession session, StoreHealth health, CommitSignal commits)
{
    private readonly List<(Write Write, Exception Cause)> _refused = [];
    private readonly List<Write> _applied = [];

    /// <summary>Every write of the group has its result when this returns.</summary>
    public void Commit(ReadOnlySpan<Write> group)
    {
        try
        {
            if (!ApplyTogether(group))
            {
                ApplyEachInASavepoint(group);
            }

            session.Prepare("COMMIT").Run();
        }
        catch (Exception cause)
        {
            Abandon(group, cause);
            return;
        }

        health.Committed();
        foreach (var write in _applied)
        {
            write.Committed();
        }

        foreach (var (write, cause) in _refused)
        {
            write.Failed(cause);
        }

        commits.Raise();
    }

    /// <returns>False when a write threw and everything was rolled back.</returns>
    private bool ApplyTogether(ReadOnlySpan<Write> group)
    {
        Begin();
        try
        {
            foreach (var write in group)
            {
                Apply(write);
            }

            return true;
        }
        catch (Exception cause) when (!IsStoreFailure(cause) && session.InTransaction)
        {
            session.Prepare("ROLLBACK").Run();
            return false;
        }
    }

    private void ApplyEachInASavepoint(ReadOnlySpan<Write> group)
    {
        Begin();
        foreach (var write in group)
        {
            session.Prepare("SAVEPOINT one").Run();
            try
            {
                Apply(write);
            }
            catch (Exception cause) when (!IsStoreFailure(cause) && session.InTransaction)
            {
                session.Prepare("ROLLBACK TO one").Run();
                _refused.Add((write, cause));
            }

            session.Prepare("RELEASE one").Run();
        }
    }

    private void Begin()
    {
        _applied.Clear();
        _refused.Clear();
        session.Prepare("BEGIN IMMEDIATE").Run();
    }

    private void Apply(Write write)
    {
        if (write.Apply(session) is { } refusal)
        {
            _refused.Add((write, refusal));
        }
        else
        {
            _applied.Add(write);
        }
    }

    /// <summary>The store failed under the group: nothing of it is stored, and every write fails with that reason.</summary>
    private void Abandon(ReadOnlySpan<Write> group, Exception cause)
    {
        health.Failed(cause.Message);
        var failure = new StoreUnavailableException("Not stored: " + cause.Message, cause);
        try
        {
            if (session.InTransaction)
            {
                session.Prepare("ROLLBACK").Run();
            }
        }
        catch (SqliteException rollback)
        {
            // The next BEGIN says so again if the transaction is really still open.
            health.Failed($"{cause.Message}; rolling back: {rollback.Message}");
        }

        foreach (var write in group)
        {
            write.Failed(failure);
        }
    }

    /// <summary>Errors that say nothing about the write but something about the disk; the whole group shares them.</summary>
    private static bool IsStoreFailure(Exception cause) => cause is SqliteException
    {
        SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_READONLY
            or raw.SQLITE_CANTOPEN or raw.SQLITE_NOMEM or raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL,
    };
}
